import { makeDesks } from './desk-scenes.tsx';
import { Wings } from '../pages/wings/wings.tsx';
import type { Performer } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';
import { chatScenes } from './chat-scenes.tsx';
import { checks } from './check-scenes.tsx';
import { captured, drawMedia, type Media, pictures } from './fake-media.ts';
import { foyerScenes } from './foyer-scenes.tsx';
import { house, houseScenes, inHouse, inside, position, type Scene } from './house-scenes.tsx';
import { colleague, evening, performer, self } from './people.ts';

export type { Scene } from './house-scenes.tsx';

/** Every state of every screen that a visitor can meet, by name. */
export async function makeScenes(): Promise<Readonly<Record<string, Scene>>> {
  const media = await drawMedia();
  return {
    ...seats(media),
    ...houseScenes(media),
    ...foyerScenes(media),
    ...checks(media.guest),
    ...chatScenes(),
    ...wings(media),
    ...makeDesks((stage) => pictures(stage, media)),
  };
}

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
