import type { ReactNode } from 'react';
import { drawActor, drawGuest, type Figure } from '../demo/figures.ts';
import { drawnCapture } from '../demo/drawn-capture.ts';
import { actorTune, guestTune } from '../demo/tune.ts';
import { House } from '../pages/house/house.tsx';
import { Wings } from '../pages/wings/wings.tsx';
import { type Performer } from '../../protocol/room/index.ts';
import type { RemoteMedia, RoomClientState } from '../room/state.ts';
import { makeDesks } from './desk-scenes.tsx';
import { colleague, evening, memberId, performer, self, show } from './people.ts';

/** One screen in one state. */
export interface Scene {
  readonly screen: ReactNode;
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
    ...stages(media),
    ...wings(media),
    ...makeDesks((stage) => pictures(stage, media)),
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
