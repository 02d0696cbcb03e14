import { makeDesks } from './desk-scenes.tsx';
import { accountScenes } from './account-scenes.tsx';
import { buyScenes } from './buy-scenes.tsx';
import { chatScenes } from './chat-scenes.tsx';
import { checks } from './check-scenes.tsx';
import { drawMedia, type Media } from './fake-media.ts';
import { foyerScenes } from './foyer-scenes.tsx';
import { house, houseScenes, inHouse, type Scene } from './house-scenes.tsx';
import { performer } from './people.ts';
import { staffScenes } from './staff-scenes.tsx';
import { wingsScenes } from './wings-scenes.tsx';

export type { Scene } from './house-scenes.tsx';

/** Every state of every screen that a visitor can meet, by name. */
export async function makeScenes(): Promise<Readonly<Record<string, Scene>>> {
  const media = await drawMedia();
  return {
    ...seats(media),
    ...houseScenes(media),
    ...foyerScenes(media),
    ...checks(media.guest),
    ...buyScenes(),
    ...accountScenes(),
    ...staffScenes(),
    ...chatScenes(),
    ...wingsScenes(media),
    ...makeDesks(media),
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
    'seat-early': { ...house({ seat: { at: 'refused', code: 'too_early' } }), scope: 'user' },
    'seat-ticket-revoked': { ...house({ seat: { at: 'refused', code: 'ticket_revoked' } }), scope: 'ticket' },
    'seat-over': house({ seat: { at: 'refused', code: 'show_over' } }),
    'seat-locked': house({ seat: { at: 'refused', code: 'house_locked' } }),
    'seat-closed': house({ seat: { at: 'refused', code: 'removed_from_room' } }),
    'seat-unavailable': house({ seat: { at: 'refused', code: 'unavailable' } }),
    'seat-no-ticket': { ...house({ seat: { at: 'refused', code: 'ticket_wrong_show' } }), scope: 'user' },
    'seat-unsupported': house({ seat: { at: 'unsupported' } }),
  };
}
