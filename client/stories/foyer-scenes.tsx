import type { RoomClientState } from '../room/state.ts';
import type { Media } from './fake-media.ts';
import { house, inHouse, me, position, type Scene } from './house-scenes.tsx';
import { evening, noGrants, self, show } from './people.ts';

/** Foyer, interval and the wait of those who come late. */
export function foyerScenes(media: Media): Record<string, Scene> {
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
