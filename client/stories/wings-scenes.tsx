import type { NoteView, Performer, SelfView, WingsView } from '../../protocol/room/index.ts';
import { LineId } from '../../protocol/ids.ts';
import { DirectorsOnly } from '../pages/room/directors-only.tsx';
import { DeviceSheet } from '../pages/room/device-sheet.tsx';
import { Wings } from '../pages/wings/wings.tsx';
import { noSwitches } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';
import { captured, type Media, pictures } from './fake-media.ts';
import { inside, position, type Scene } from './house-scenes.tsx';
import { colleague, evening, memberId, performer, self } from './people.ts';

const cast = [
  colleague(0, { onStage: true }),
  colleague(1),
  colleague(2, { microphone: false, standby: true }),
  colleague(3, { role: 'director', camera: false }),
  colleague(6, { connected: false }),
];
const guests = [{ id: memberId(5), name: 'Борис', standby: false }];

const note = (id: number, by: number, to: NoteView['to'], text: string): NoteView => ({
  id: LineId.parse(id),
  by: by === 3 ? 'Лев Рампов' : 'Пётр Кулисов',
  byId: memberId(by),
  to,
  toName: null,
  at: Date.now() - 60_000,
  text,
});
const notes = [
  note(1, 3, 'cast', 'Всем доброго вечера. Начинаем вовремя, через десять минут.'),
  note(2, 1, 'desk', 'Я на месте, свет поправил.'),
  note(3, 3, memberId(1), 'Спасибо. В третьей сцене выйди на реплику раньше, чем на прогоне.'),
];
const lines = ['Браво', 'А будет ли второй акт?'].map((text, index) => ({
  id: LineId.parse(20 + index),
  name: 'Ольга',
  role: 'audience' as const,
  at: Date.now(),
  text,
}));

const devices: RoomClientState['devices'] = {
  microphone: [
    { id: 'a', label: 'MacBook Pro Microphone' },
    { id: 'b', label: 'Sennheiser HSC 100 (1377:1121)' },
  ],
  camera: [{ id: 'c', label: 'FaceTime HD Camera (Built-in) 05ac:8514' }],
  chosen: {},
  inUse: { microphone: 'a', camera: 'c' },
  offers: { screen: true, file: true },
};

const offered: RoomClientState['background'] = {
  offered: true,
  chosen: 'none',
  at: 'idle',
  covering: false,
};
const unseen = { chosen: 'dark', covering: true } as const;

interface Change {
  readonly room?: Partial<WingsView>;
  readonly at?: 'closed' | 'foyer' | 'live' | 'intermission' | 'finished';
  readonly stage?: readonly Performer[];
  readonly me?: Partial<SelfView>;
  readonly state?: Partial<RoomClientState>;
}

/** An actor in the wings, as the second of the people; on stage as the first. */
export function wingsScenes(media: Media): Record<string, Scene> {
  const behind = [cast[1], cast[2]].map((one) => performer(one === cast[1] ? 1 : 2));
  const wings = ({ room, at = 'live', stage = [performer(0)], me, state }: Change = {}): Scene => ({
    screen: <Wings />,
    state: {
      ...inside,
      devices,
      capture: captured(media),
      room: { audience: 'wings', position, view: evening(at, stage, { cast, lines, guests, ...room }) },
      remote: pictures([...stage, ...behind], media),
      self: self(1, { at: 'backstage' }, { role: 'actor', notes, ...me }),
      ...state,
    },
  });
  const sheet = (background: Partial<RoomClientState['background']>): Scene => {
    const { state } = wings();
    return {
      screen: <DeviceSheet isMirrored onMirror={() => undefined} onClose={() => undefined} />,
      state: { ...state, background: { ...offered, ...background } },
    };
  };
  const onStage = self(0, { at: 'on_stage', wish: 'voice_and_video' }, { role: 'actor', notes });
  const scene = { curtain: true, bows: false, floor: 'invitation', spotlight: null } as const;
  const live: Partial<RoomClientState> = {
    self: onStage,
    publishing: { microphone: 'live', camera: 'live' },
  };
  const seen: Partial<RoomClientState> = { publishing: { microphone: 'paused', camera: 'live' } };
  const pair = [performer(0), performer(4)];
  const silent = { ...noSwitches, microphone: true, camera: true };
  const [film] = media.guest.getVideoTracks();
  const tracks = film === undefined ? {} : { screen: film };
  return {
    'wings-fresh': wings({
      state: { capture: { at: 'none' } },
      room: { guests: [], cast: cast.slice(0, 2) },
    }),
    'wings-asking': wings({ state: { capture: { at: 'asking', wish: 'voice_and_video' } } }),
    'wings-denied': wings({ state: { capture: { at: 'refused', reason: 'denied' } } }),
    'wings-foyer': wings({ at: 'foyer', stage: [], me: { notes: [] } }),
    'wings-backstage': wings(),
    'wings-standby': wings({ me: { standby: true } }),
    'wings-spoken-to': wings({ me: { spokenToBy: ['Лев Рампов'] } }),
    'wings-live': wings({ stage: pair, state: live }),
    'wings-live-spoken-to': wings({
      stage: pair,
      state: { ...live, self: { ...onStage, spokenToBy: ['Лев Рампов'] }, soundBlocked: true },
    }),
    'wings-heard': wings({ stage: pair, state: { ...live, publishing: { microphone: 'live' } } }),
    'wings-seen-muted': wings({
      stage: pair,
      state: { ...seen, self: { ...onStage, muted: { ...noSwitches, microphone: true } } },
    }),
    'wings-seen-off': wings({
      stage: pair,
      state: { ...seen, self: { ...onStage, off: { ...noSwitches, microphone: true } } },
    }),
    'wings-silent': wings({
      stage: pair,
      state: { self: { ...onStage, off: silent }, publishing: { microphone: 'paused', camera: 'paused' } },
    }),
    'wings-curtain': wings({ stage: pair, room: { scene }, state: { self: onStage } }),
    'wings-bows': wings({
      stage: pair,
      room: { scene: { curtain: false, bows: true, floor: 'everybody', spotlight: memberId(0) } },
      state: live,
    }),
    'wings-sharing-screen': wings({ stage: pair, state: { ...live, sharing: { at: 'screen', tracks } } }),
    'wings-sharing-file': wings({
      state: { sharing: { at: 'file', name: 'гроза-третий-акт.webm', playing: false, tracks: {} } },
    }),
    'wings-sharing-failed': wings({ state: { sharing: { at: 'failed', what: 'file' } } }),
    'wings-background-failed': wings({ state: { background: { ...offered, ...unseen, at: 'covered' } } }),
    'wings-devices': sheet({}),
    'wings-devices-preparing': sheet({ chosen: 'blurred', at: 'preparing' }),
    'wings-devices-late': sheet({ ...unseen, at: 'late' }),
    'wings-devices-slow': sheet({ ...unseen, at: 'slow' }),
    'wings-devices-not-loaded': sheet({ at: 'not_loaded' }),
    'wings-devices-failed': sheet({ ...unseen, at: 'covered' }),
    'wings-intermission': wings({ at: 'intermission', stage: [] }),
    'wings-finished': wings({ at: 'finished', stage: [], state: { capture: { at: 'none' } } }),
    'wings-directing': wings({ me: { role: 'director' } }),
    'desk-not-directing': {
      screen: <DirectorsOnly>{null}</DirectorsOnly>,
      state: { ...inside, self: self(1, { at: 'backstage' }, { role: 'actor' }) },
    },
  };
}
