import type { RefusalCode } from '../../../protocol/refusal.ts';
import type { Say } from '../../i18n/language.tsx';
import type { Seat } from '../../room/state.ts';

/** One is not in the room, and something has to be done about it, if only to wait. */
export type ClosedSeat = Extract<Seat, { at: 'seated_elsewhere' | 'farewell' | 'refused' | 'unsupported' }>;
type RefusedSeat = Extract<Seat, { at: 'refused' }>;

export const reasonOf = (seat: ClosedSeat): string | undefined =>
  seat.at === 'farewell' ? seat.reason : seat.at === 'refused' ? seat.code : undefined;

interface Words {
  readonly title: string;
  readonly text: string;
}

interface Around {
  /** One is here by an account, whose tickets the house knows. */
  readonly isAccount: boolean;
  /** The show was called off. */
  readonly isCalledOff: boolean;
  /** The time of the doors has come. */
  readonly isDoorsTime: boolean;
}

/** What a closed seat is called, and what it means. */
export function wordsOf(seat: ClosedSeat, say: Say, around: Around): Words {
  switch (seat.at) {
    case 'seated_elsewhere':
      return { title: say('seat-elsewhere-title'), text: say('seat-elsewhere-text') };
    case 'unsupported':
      return { title: say('seat-unsupported-title'), text: say('seat-unsupported-text') };
    case 'farewell':
      return { title: say(`farewell-${seat.reason}-title`), text: say(`farewell-${seat.reason}-text`) };
    case 'refused':
      return refusalWords(seat.code, say, around);
  }
}

/** Some refusals are no failure, and have a headline of their own. */
function refusalWords(code: RefusalCode, say: Say, { isAccount, isCalledOff, isDoorsTime }: Around): Words {
  const text = say(`refusal-${code}`);
  switch (code) {
    case 'house_full':
      return { title: say('seat-full-title'), text };
    case 'too_early':
      return { title: say(isDoorsTime ? 'seat-closed-yet-title' : 'seat-early-title'), text };
    case 'show_over':
      if (isCalledOff) return { title: say('seat-called-off-title'), text: say('seat-called-off-text') };
      return { title: say('seat-over-title'), text: say('seat-over-text') };
    case 'house_locked':
      return { title: say('seat-locked-title'), text: say('seat-locked-text') };
    case 'removed_from_room':
      return { title: say('seat-closed-title'), text: say('seat-closed-text') };
    case 'ticket_revoked':
      return { title: say('seat-revoked-title'), text: say('seat-revoked-text') };
    case 'ticket_wrong_show':
      if (isAccount) return { title: say('seat-no-ticket-title'), text: say('seat-no-ticket-text') };
      return { title: say('seat-refused-title'), text };
    default:
      return { title: say('seat-refused-title'), text };
  }
}

const lasting: readonly RefusalCode[] = [
  'removed_from_room',
  'ticket_revoked',
  'show_over',
  'ticket_wrong_show',
  'forbidden',
];

/** Asking again helps, unless the answer is for good. */
export const mayRetry = (code: RefusalCode): boolean => !lasting.includes(code);

/** How often a page asks again by itself, in seconds, unless the house says when. */
const retrySeconds: Partial<Record<RefusalCode, number>> = {
  too_early: 20,
  house_full: 20,
  unavailable: 5,
  too_many_requests: 15,
};

/** After how many seconds time alone may have opened the door; `undefined` where it does not. */
export function knockAgainSeconds({ code, retryAfterSeconds }: RefusedSeat): number | undefined {
  const usual = retrySeconds[code];
  return usual === undefined ? undefined : Math.max(usual, retryAfterSeconds ?? 0);
}
