import type { ReactNode } from 'react';
import { drawActor, drawGuest, type Figure } from '../demo/figures.ts';
import { drawnCapture } from '../demo/drawn-capture.ts';
import { actorTune, guestTune } from '../demo/tune.ts';
import { Desk } from '../pages/desk/desk.tsx';
import { House } from '../pages/house/house.tsx';
import { Wings } from '../pages/wings/wings.tsx';
import { noSwitches, type Performer } from '../../protocol/room/index.ts';
import type { RemoteMedia, RoomClientState } from '../room/state.ts';
import { checks } from './check-scenes.tsx';
import { colleague, deskMember, evening, memberId, noGrants, performer, self, show } from './people.ts';

/** One screen in one state. */
export interface Scene {
  readonly screen: ReactNode;
  /** A whole page with a frame of its own, outside of the room. */
  readonly isPage?: boolean;
  readonly state: Partial<RoomClientState>;
}

const drawn = async (figure: Figure): Promise<MediaStream> =>
  drawnCapture(figure, figure === drawActor ? actorTune : guestTune)('voice_and_video', 'voice');

const position = { epoch: 1, seq: 1 };
const me = 5;
const inside = { seat: { at: 'inside' }, show, media: 'connected' } as const;

/** Every state of every screen that a visitor can meet, by name. */
export async function makeScenes(): Promise<Readonly<Record<string, Scene>>> {
  const [actor, guest] = await Promise.all([drawn(drawActor), drawn(drawGuest)]);
  const media: Media = { actor, guest };
  return {
    ...seats(media),
    ...houses(media),
    ...foyers(media),
    ...checks(media.guest),
    ...stages(media),
    ...wings(media),
    ...desks(media),
  };
}

interface Media {
  readonly actor: MediaStream;
  readonly guest: MediaStream;
}

const pictures = (stage: readonly Performer[], { actor, guest }: Media): readonly RemoteMedia[] =>
  stage.flatMap(({ id, guest: isGuest }) => {
    const [track] = (isGuest ? guest : actor).getVideoTracks();
    return track === undefined ? [] : [{ member: id, source: 'camera' as const, track, paused: false }];
  });

const captured = ({ guest }: Media): RoomClientState['capture'] => {
  const [microphone] = guest.getAudioTracks();
  const [camera] = guest.getVideoTracks();
  return { at: 'ready', tracks: { ...(microphone && { microphone }), ...(camera && { camera }) } };
};

function inHouse(
  media: Media,
  stage: readonly Performer[],
  change: Partial<RoomClientState> = {},
): Partial<RoomClientState> {
  return {
    ...inside,
    room: { audience: 'house', position, view: evening('live', stage) },
    self: self(me, { at: 'audience' }),
    remote: pictures(stage, media),
    ...change,
  };
}

const house = (state: Partial<RoomClientState>): Scene => ({ screen: <House />, state });

function seats(media: Media): Record<string, Scene> {
  const lost = inHouse(media, [performer(0)], { seat: { at: 'reconnecting', since: Date.now() } });
  return {
    'seat-entering': house({ seat: { at: 'entering' } }),
    'seat-reconnecting': house(lost),
    'seat-elsewhere': house({ seat: { at: 'seated_elsewhere' } }),
    'seat-continued': house({ seat: { at: 'farewell', reason: 'elsewhere' } }),
    'seat-removed': house({ seat: { at: 'farewell', reason: 'removed' } }),
    'seat-revoked': house({ seat: { at: 'farewell', reason: 'revoked' } }),
    'seat-left': house({ seat: { at: 'farewell', reason: 'left' } }),
    'seat-full': house({ seat: { at: 'refused', code: 'house_full' } }),
    'seat-early': house({ seat: { at: 'refused', code: 'too_early' } }),
    'seat-unavailable': house({ seat: { at: 'refused', code: 'unavailable' } }),
    'seat-unsupported': house({ seat: { at: 'unsupported' } }),
  };
}

function houses(media: Media): Record<string, Scene> {
  const one = [performer(0)];
  const phase = (at: 'closed' | 'foyer' | 'live' | 'intermission' | 'finished'): Scene =>
    house(inHouse(media, [], { room: { audience: 'house', position, view: evening(at, []) } }));
  return {
    'house-one': house(inHouse(media, one, { soundBlocked: true })),
    'house-hand': house(
      inHouse(media, one, { self: self(me, { at: 'hand_raised', wish: 'voice', place: 3 }) }),
    ),
    'house-refused': house(inHouse(media, one, { capture: { at: 'refused', reason: 'denied' } })),
    'house-notice': house(inHouse(media, one, { notice: { code: 'invitation_over', id: 1 } })),
    'house-invited': house(
      inHouse(media, one, {
        capture: captured(media),
        self: self(me, {
          at: 'invited',
          wish: 'voice_and_video',
          by: 'Лев Рампов',
          expiresAt: Date.now() + 27_000,
          to: 'stage',
        }),
      }),
    ),
    'house-on-air': house(
      inHouse(media, [performer(0), performer(me)], {
        capture: captured(media),
        publishing: { microphone: 'live', camera: 'live' },
        self: self(me, { at: 'on_stage', wish: 'voice_and_video' }),
      }),
    ),
    'house-returned': house(
      inHouse(media, [performer(0), performer(me)], { self: self(me, { at: 'on_stage', wish: 'voice' }) }),
    ),
    'phase-closed': phase('closed'),
    'phase-foyer': phase('foyer'),
    'phase-live': phase('live'),
    'phase-intermission': phase('intermission'),
    'phase-finished': phase('finished'),
  };
}

/** Foyer, interval and the wait of those who come late. */
function foyers(media: Media): Record<string, Scene> {
  const at = (
    phase: 'foyer' | 'intermission' | 'live',
    change: Partial<RoomClientState> = {},
    endsAt: number | null = null,
  ): Scene => {
    const view = evening(phase, []);
    const room = { ...view, phase: { ...view.phase, endsAt } };
    return house(inHouse(media, [], { room: { audience: 'house', position, view: room }, ...change }));
  };
  const begins = (ms: number): Partial<RoomClientState> => ({ show: { ...show, startsAt: Date.now() + ms } });
  const late = (admits: 'at_interval' | 'by_director'): Partial<RoomClientState> => ({
    self: self(me, { at: 'waiting', since: Date.now() - 134_000, admits }, { grants: noGrants }),
  });
  return {
    'foyer-far': at('foyer', begins(30 * 3_600_000)),
    'foyer-soon': at('foyer', begins(-20_000)),
    'foyer-watch-only': at('foyer', { show: { ...show, takesPart: false } }),
    'foyer-bare': at('foyer', { show: { ...show, description: '', cast: [] } }),
    'interval-planned': at('intermission', {}, Date.now() + 443_000),
    'interval-overdue': at('intermission', {}, Date.now() - 5_000),
    'late-at-interval': at('live', late('at_interval')),
    'late-by-director': at('live', late('by_director')),
    'late-in-interval': at('intermission', late('by_director')),
  };
}

function stages(media: Media): Record<string, Scene> {
  const counts = [2, 3, 4, 6, 9];
  return Object.fromEntries(
    counts.map((count) => {
      const stage = Array.from({ length: count }, (_, index) =>
        performer(index + 10, { guest: index % 2 === 1, camera: index !== 2, microphone: index !== 3 }),
      );
      return [`stage-${String(count)}`, house(inHouse(media, stage, { speaker: memberId(12) }))];
    }),
  );
}

function wings(media: Media): Record<string, Scene> {
  const cast = [
    colleague(0, { onStage: true }),
    colleague(1, { microphone: false }),
    colleague(2, { connected: false }),
    colleague(3, { role: 'director' }),
  ];
  const state = (
    change: Partial<RoomClientState>,
    stage: readonly Performer[] = [],
  ): Partial<RoomClientState> => ({
    ...inside,
    room: { audience: 'wings', position, view: evening('live', stage, { cast }) },
    remote: pictures(stage, media),
    self: self(1, { at: 'backstage' }, { role: 'actor' }),
    ...change,
  });
  const live = state(
    {
      self: self(0, { at: 'on_stage', wish: 'voice_and_video' }, { role: 'actor' }),
      capture: captured(media),
      publishing: { microphone: 'live', camera: 'live' },
    },
    [performer(0), performer(4)],
  );
  return {
    'wings-fresh': { screen: <Wings />, state: state({}, [performer(0)]) },
    'wings-backstage': { screen: <Wings />, state: state({ capture: captured(media) }, [performer(0)]) },
    'wings-live': { screen: <Wings />, state: live },
  };
}

function desks(media: Media): Record<string, Scene> {
  const stage = [performer(0), performer(4)];
  const members = [
    deskMember(0, { role: 'actor', standing: 'on_stage' }),
    deskMember(4, { standing: 'on_stage', muted: { ...noSwitches, microphone: true } }),
    deskMember(1, { role: 'actor', standing: 'backstage' }),
    deskMember(3, { role: 'director', standing: 'backstage' }),
    deskMember(5, { standing: 'hand_raised' }),
    deskMember(6, { standing: 'hand_raised', trouble: 'send' }),
    deskMember(7, { standing: 'invited', invitationExpiresAt: Date.now() + 21_000 }),
    ...Array.from({ length: 14 }, (_, index) => deskMember(index + 20, { connected: index !== 3 })),
  ];
  const state = (
    at: 'closed' | 'foyer' | 'live' | 'intermission' | 'finished',
  ): Partial<RoomClientState> => ({
    ...inside,
    self: self(3, { at: 'backstage' }, { role: 'director' }),
    remote: pictures(at === 'live' ? stage : [], media),
    room: {
      audience: 'desk',
      position,
      view: evening(at, at === 'live' ? stage : [], {
        members: Object.fromEntries(members.map((member) => [member.id, member])),
        hands: [
          { id: memberId(5), wish: 'voice_and_video', since: Date.now() - 95_000 },
          { id: memberId(6), wish: 'voice', since: Date.now() - 12_000 },
        ],
      }),
    },
  });
  return {
    'desk-live': { screen: <Desk />, state: state('live') },
    'desk-taken-over': {
      screen: <Desk />,
      state: { ...state('live'), takenOver: { member: memberId(1), id: 1 } },
    },
    'desk-foyer': { screen: <Desk />, state: state('foyer') },
    'desk-closed': { screen: <Desk />, state: state('closed') },
  };
}
