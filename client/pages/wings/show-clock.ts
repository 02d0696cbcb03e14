import type { HouseView } from '../../../protocol/room/index.ts';

/** What the clock of the show counts, and how much of it, in milliseconds. */
export interface ShowClock {
  readonly counts: 'to-beginning' | 'played' | 'interval' | 'interval-left' | 'interval-over';
  readonly ms: number;
}

/** `null` while there is nothing to count: before a beginning that has passed, and after the end. */
export function showClock(
  { at, since, endsAt }: HouseView['phase'],
  startsAt: number | undefined,
  now: number,
): ShowClock | null {
  switch (at) {
    case 'closed':
    case 'foyer':
      return startsAt === undefined || startsAt <= now
        ? null
        : { counts: 'to-beginning', ms: startsAt - now };
    case 'live':
      return { counts: 'played', ms: now - since };
    case 'intermission':
      if (endsAt === null) return { counts: 'interval', ms: now - since };
      return endsAt > now
        ? { counts: 'interval-left', ms: endsAt - now }
        : { counts: 'interval-over', ms: now - endsAt };
    case 'finished':
      return null;
  }
}
