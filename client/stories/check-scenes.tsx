import { createStore } from 'zustand/vanilla';
import type { CheckReport } from '../../protocol/check.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type DeviceCheckApi, type DeviceCheckState, untested } from '../check/device-check.ts';
import { CheckFrame } from '../pages/check/check-page.tsx';
import { CheckSheetFrame } from '../pages/check/check-sheet.tsx';
import { ReportFinder, ReportTrouble } from '../pages/check/report-lookup.tsx';
import { ReportWords } from '../pages/check/report-words.tsx';
import { evening, self, show } from './people.ts';
import type { Scene } from './house-scenes.tsx';

/** A check that stands still. */
function fakeCheck(change: Partial<DeviceCheckState>): DeviceCheckApi {
  const done = (): Promise<void> => Promise.resolve();
  const store = createStore<DeviceCheckState>(() => ({ ...untested, ...change }));
  return {
    store,
    playChime: done,
    sayHeard: () => undefined,
    openDevices: done,
    closeDevices: () => undefined,
    measure: done,
    leaveReport: done,
  };
}

const page = (change: Partial<DeviceCheckState>): Scene => ({
  screen: <CheckFrame check={fakeCheck(change)} />,
  state: {},
  isPage: true,
});

const atDesk = (screen: Scene['screen']): Scene => ({
  screen: <div style={{ maxWidth: '420px', padding: '16px' }}>{screen}</div>,
  state: {},
});

const report: CheckReport = {
  code: 'K7MX4P',
  at: Date.now() - 3_600_000,
  findings: {
    ...{ browser: 'good', speaker: 'good', microphone: 'silent', camera: 'good' },
    ...{ direct: 'blocked', relay: 'sound' },
  },
  agent: { browser: 'chrome', system: 'android' },
  figures: { rttMs: 140, lossPercent: 6.5, videoKbps: 210 },
};

/** Every state of the check and of its report at the desk. */
export function checks(guest: MediaStream): Record<string, Scene> {
  const [[microphone], [camera]] = [guest.getAudioTracks(), guest.getVideoTracks()];
  const open = { capture: { at: 'open', microphone, camera } } as const;
  const fine = { ...open, speaker: 'good', microphone: 'good', camera: 'good' } as const;
  const ready = { ...fine, direct: 'good', relay: 'good' } as const;
  const refused = { capture: { at: 'refused' } } as const;
  return {
    'check-fresh': page({}),
    'check-asked': page({ speaker: 'asked' }),
    'check-permission': page({ speaker: 'good', capture: { at: 'asking' } }),
    'check-listening': page({ ...open, speaker: 'good', microphone: 'listening', camera: 'looking' }),
    'check-silent': page({ ...ready, microphone: 'silent', camera: 'black', speaker: 'unheard' }),
    'check-denied': page({ ...refused, speaker: 'good', microphone: 'denied', camera: 'denied' }),
    'check-voice': page({
      ...ready,
      capture: { at: 'open', microphone, camera: undefined },
      camera: 'missing',
      relay: 'absent',
    }),
    'check-measuring': page({ ...fine, measuring: 'direct' }),
    'check-round': page({ ...fine, measuring: 'relay', direct: 'blocked' }),
    'check-ready': page(ready),
    'check-weak': page({ ...fine, direct: 'sound', relay: 'blocked' }),
    'check-blocked': page({ ...fine, direct: 'blocked', relay: 'absent' }),
    'check-busy': page({ ...fine, direct: 'busy', relay: 'untested' }),
    'check-insecure': page({ ...refused, browser: 'insecure', microphone: 'insecure', camera: 'insecure' }),
    'check-unsupported': page({ browser: 'unsupported' }),
    'check-code': page({ ...ready, relay: 'blocked', report: { at: 'made', code: 'K7MX4P' } }),
    'check-code-refused': page({ ...ready, report: { at: 'refused', code: 'too_many_requests' } }),
    'check-coming': { screen: <CheckFrame check={null} />, state: {}, isPage: true },
    'check-sheet': {
      screen: (
        <div data-ground="stage" style={{ position: 'relative', height: '100%', containerType: 'size' }}>
          <CheckSheetFrame check={fakeCheck({ speaker: 'good' })} onClose={() => undefined} />
        </div>
      ),
      state: {
        show,
        room: { audience: 'house', position: { epoch: 1, seq: 1 }, view: evening('foyer', []) },
        self: self(5, { at: 'audience' }),
      },
    },
    'report-empty': atDesk(<ReportFinder find={() => Promise.resolve(report)} />),
    'report-found': atDesk(<ReportWords report={report} />),
    'report-none': atDesk(<ReportTrouble error={new Refusal('not_found', 'of a story')} />),
    'report-trouble': atDesk(<ReportTrouble error={new Refusal('unavailable', 'of a story')} />),
  };
}
