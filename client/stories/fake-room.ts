import { createStore } from 'zustand/vanilla';
import type { RoomApi } from '../room/api.ts';
import { onSale } from './people.ts';
import { initialState, type RoomClientState } from '../room/state.ts';

/** A room that stands still: screens can be looked at without a house, and without anybody in it. */
export function fakeRoom(state: Partial<RoomClientState>, scope = 'stories'): RoomApi {
  const store = createStore<RoomClientState>(() => ({ ...initialState, ...state }));
  const done = (): Promise<boolean> => Promise.resolve(true);
  return {
    store,
    scope,
    showId: onSale.id,
    enter: () => Promise.resolve(),
    command: done,
    raiseHand: done,
    takeFloor: done,
    talk: done,
    shareScreen: done,
    shareFile: done,
    playShared: () => Promise.resolve(),
    stopSharing: () => undefined,
    chooseDevice: done,
    chooseBackground: () => undefined,
    react: () => undefined,
    rate: done,
    lowerHand: done,
    openCapture: done,
    closeCapture: () => undefined,
    setSending: done,
    setSoundProfile: () => Promise.resolve(),
    attach: (element, member, source) => {
      const media = store.getState().remote.find((one) => one.member === member && one.source === source);
      element.srcObject = media === undefined ? null : new MediaStream([media.track]);
      return () => {
        element.srcObject = null;
      };
    },
    showAt: () => undefined,
    startSound: () => Promise.resolve(),
    setVolume: (volume) => store.setState({ volume }),
    leave: () => Promise.resolve(),
    close: () => undefined,
  };
}
