import type { ReactNode } from 'react';
import { House } from '../pages/house/house.tsx';
import { WishSheet } from '../pages/house/wish-sheet.tsx';
import { noSwitches } from '../../protocol/room/index.ts';
import type { HouseView, OwnStanding, Performer, Phase, SelfView } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';
import { captured, type Media, pictures, shared } from './fake-media.ts';
import { evening, memberId, performer, self, show } from './people.ts';
import { announcement, note } from './words.ts';

/** One screen in one state. */
export interface Scene {
  readonly screen: ReactNode;
  /** A whole page with a frame of its own, outside of the room. */
  readonly isPage?: boolean;
  readonly state: Partial<RoomClientState>;
  /** As who one is in the room; with a ticket without it. */
  readonly scope?: string;
}

export const position = { epoch: 1, seq: 1 };
export const inside = { seat: { at: 'inside' }, show, media: 'connected' } as const;
export const me = 5;

export const house = (state: Partial<RoomClientState>): Scene => ({ screen: <House />, state });

/** Somebody in the house while these are on stage. */
export function inHouse(
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

const view = (at: Phase, stage: readonly Performer[], change: Partial<HouseView>) =>
  ({ audience: 'house', position, view: evening(at, stage, change) }) as const;

const calm: HouseView['scene'] = { curtain: false, bows: false, floor: 'invitation', spotlight: null };
const onStage = { at: 'on_stage', wish: 'voice_and_video' } as const;
const onAir = (media: Media): Partial<RoomClientState> => ({
  capture: captured(media),
  publishing: { microphone: 'live', camera: 'live' },
});

/** Every state of the house. */
export function houseScenes(media: Media): Record<string, Scene> {
  return {
    ...seated(media),
    ...invited(media),
    ...performing(media),
    ...evenings(media),
    ...stages(media),
    ...moments(media),
  };
}

/** From one's seat. */
function seated(media: Media): Record<string, Scene> {
  const one = [performer(0)];
  const nothing = (): void => undefined;
  const asked = (
    <div data-ground="stage" style={{ position: 'relative', height: '100%' }}>
      <House />
      <WishSheet isForFloor onChoose={nothing} onClose={nothing} />
    </div>
  );
  const floor = (way: 'open' | 'everybody', standing: OwnStanding = { at: 'audience' }): Scene => {
    const mine = self(me, standing);
    return house(
      inHouse(media, one, {
        room: view('live', one, { scene: { ...calm, floor: way } }),
        self: { ...mine, grants: { ...mine.grants, takeFloor: true } },
      }),
    );
  };
  return {
    'house-one': house(inHouse(media, one, { soundBlocked: true })),
    'house-hand': house(
      inHouse(media, one, { self: self(me, { at: 'hand_raised', wish: 'voice', place: 3 }) }),
    ),
    'house-floor-open': floor('open'),
    'house-floor-everybody': floor('everybody', { at: 'hand_raised', wish: 'voice', place: 2 }),
    'house-floor-consent': { ...floor('everybody'), screen: asked },
    'house-refused': house(inHouse(media, one, { capture: { at: 'refused', reason: 'denied' } })),
    'house-notice': house(inHouse(media, one, { notice: { code: 'invitation_over', id: 1 } })),
    'house-interrupted': house(inHouse(media, one, { media: 'interrupted' })),
    'house-trouble': house(
      inHouse(media, one, { self: self(me, { at: 'audience' }, { trouble: 'receive' }) }),
    ),
  };
}

/** Called to the stage, or behind it. */
function invited(media: Media): Record<string, Scene> {
  const one = [performer(0)];
  const invitation = (to: 'stage' | 'backstage'): Scene =>
    house(
      inHouse(media, one, {
        capture: captured(media),
        self: self(me, {
          at: 'invited',
          wish: 'voice_and_video',
          by: 'Лев Рампов',
          expiresAt: Date.now() + 27_000,
          to,
        }),
      }),
    );
  const backstage = (change: Partial<SelfView>, state: Partial<RoomClientState> = {}): Scene =>
    house(
      inHouse(media, one, {
        capture: captured(media),
        publishing: { microphone: 'live', camera: 'live' },
        self: self(me, { at: 'backstage', wish: 'voice_and_video' }, change),
        ...state,
      }),
    );
  return {
    'house-invited': invitation('stage'),
    'house-invited-backstage': invitation('backstage'),
    'house-backstage': backstage({}),
    'house-backstage-next': backstage({
      standby: true,
      spokenToBy: ['Лев Рампов'],
      notes: [note(1, 'Вы выйдете после монолога.'), note(2, 'Смотрите в камеру, говорите не спеша.')],
    }),
    'house-backstage-fresh': backstage({}, { capture: { at: 'none' }, publishing: {} }),
  };
}

/** A spectator on stage. */
function performing(media: Media): Record<string, Scene> {
  const two = [performer(0), performer(me)];
  const mine = (change: Partial<SelfView> = {}, standing: OwnStanding = onStage): SelfView =>
    self(me, standing, change);
  return {
    'house-on-air': house(inHouse(media, two, { ...onAir(media), self: mine() })),
    'house-on-air-alone': house(inHouse(media, [performer(me)], { ...onAir(media), self: mine() })),
    'house-on-air-heard': house(
      inHouse(media, [performer(0), performer(me, { camera: false })], {
        ...onAir(media),
        publishing: { microphone: 'live' },
        self: mine(),
      }),
    ),
    'house-on-air-voice': house(
      inHouse(media, [performer(0), performer(1, { camera: false }), performer(me)], {
        ...onAir(media),
        self: mine(),
      }),
    ),
    'house-on-air-muted': house(
      inHouse(media, two, {
        ...onAir(media),
        publishing: { microphone: 'paused', camera: 'live' },
        self: mine({ muted: { ...noSwitches, microphone: true } }),
      }),
    ),
    'house-on-air-turn': house(
      inHouse(media, [performer(0), performer(1), performer(me)], {
        ...onAir(media),
        self: mine(
          { spokenToBy: ['Лев Рампов'], notes: [note(1, 'Закругляйтесь, пожалуйста.')] },
          {
            ...onStage,
            endsAt: Date.now() + 18_000,
          },
        ),
      }),
    ),
    'house-returned': house(inHouse(media, two, { self: mine({}, { at: 'on_stage', wish: 'voice' }) })),
    'house-on-stage-curtain': house(
      inHouse(media, [], {
        ...onAir(media),
        publishing: { microphone: 'paused', camera: 'paused' },
        room: view('live', [], { scene: { ...calm, curtain: true } }),
        self: mine(),
      }),
    ),
  };
}

/** What stands on the stage while nobody does. */
function evenings(media: Media): Record<string, Scene> {
  const phase = (at: Phase, curtain = false): Scene =>
    house(inHouse(media, [], { room: view(at, [], { scene: { ...calm, curtain } }) }));
  const chat = { mode: 'open', pinned: announcement } as const;
  const pinned = (at: Phase, stage: readonly Performer[], curtain = false): Scene =>
    house(inHouse(media, stage, { room: view(at, stage, { chat, scene: { ...calm, curtain } }) }));
  return {
    'phase-closed': phase('closed'),
    'phase-foyer': phase('foyer'),
    'phase-live': phase('live'),
    'phase-intermission': phase('intermission'),
    'phase-finished': phase('finished'),
    'pinned-live': pinned('live', [performer(0)]),
    'pinned-curtain': pinned('live', [], true),
    'pinned-interval': pinned('intermission', []),
    'curtain-live': phase('live', true),
    'curtain-intermission': phase('intermission', true),
  };
}

/** Layouts: one to nine, a full stage, voices, the spotlight, a shared screen. */
function stages(media: Media): Record<string, Scene> {
  const many = (count: number, change: (index: number) => Partial<Performer> = () => ({})) =>
    Array.from({ length: count }, (_, index) =>
      performer(index + 10, { guest: index % 2 === 1, ...change(index) }),
    );
  const mixed = (count: number) => many(count, (index) => ({ camera: index !== 2, microphone: index !== 3 }));
  const layout = (stage: readonly Performer[], change: Partial<RoomClientState> = {}): Scene =>
    house(inHouse(media, stage, { speaker: memberId(12), ...change }));
  const lit = (stage: readonly Performer[]): Partial<RoomClientState> => ({
    room: view('live', stage, { scene: { ...calm, spotlight: memberId(10) } }),
  });
  const counts = [2, 3, 4, 5, 6, 7, 8, 9, 16];
  const sharing = many(3);
  const lesson = many(25, (index) => ({ camera: index === 0, microphone: index % 3 !== 1 }));
  const [sharer] = sharing;
  return {
    ...Object.fromEntries(counts.map((count) => [`stage-${String(count)}`, layout(mixed(count))])),
    'stage-voices': layout(many(4, () => ({ camera: false }))),
    'stage-lesson': layout(lesson, lit(lesson)),
    'stage-spotlight': layout(many(6), lit(many(6))),
    'stage-screen': layout(sharing, {
      remote: [...pictures(sharing, media), ...(sharer === undefined ? [] : shared(sharer, media))],
    }),
  };
}

/** Applause, and the curtain call. */
function moments(media: Media): Record<string, Scene> {
  const cast = Array.from({ length: 5 }, (_, index) => performer(index, { camera: index !== 3 }));
  return {
    'house-applause': house(
      inHouse(media, [performer(0)], { reactions: { applause: 0.7, laughter: 3, heart: 0 } }),
    ),
    'house-bows': house(
      inHouse(media, cast, {
        room: view('live', cast, { scene: { ...calm, bows: true } }),
        reactions: { applause: 0.9, laughter: 0, heart: 2 },
      }),
    ),
  };
}
