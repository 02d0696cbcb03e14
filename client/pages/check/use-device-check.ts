import { useMemo, useSyncExternalStore } from 'react';
import { agentOf } from '../../check/agent.ts';
import { playChime } from '../../check/chime.ts';
import { DeviceCheck } from '../../check/device-check.ts';
import { listenTo } from '../../check/hearing.ts';
import { createTestSignal } from '../../check/test-signal.ts';
import { systemClock } from '../../room/browser-environment.ts';
import { browserDevices } from '../../room/devices.ts';
import { mediasoupEngine } from '../../room/mediasoup-engine.ts';
import { HttpClient } from '../../session/index.ts';

/** A check of this device for as long as somebody looks at it; its camera goes out with the screen. */
export function useDeviceCheck(): DeviceCheck | null {
  const keeper = useMemo(() => keeperOfCheck(), []);
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}

function keeperOfCheck() {
  let check: DeviceCheck | null = null;
  return {
    current: () => check,
    subscribe: (changed: () => void) => {
      const made = checkOfThisBrowser();
      check = made;
      changed();
      return () => {
        check = null;
        made.close();
      };
    },
  };
}

const checkOfThisBrowser = (): DeviceCheck =>
  new DeviceCheck({
    http: new HttpClient(),
    clock: systemClock,
    devices: browserDevices,
    agent: agentOf(navigator.userAgent),
    createEngine: (relay) => mediasoupEngine(relay ? { iceTransportPolicy: 'relay' } : {})(),
    createSignal: createTestSignal,
    playChime,
    listenTo,
  });
