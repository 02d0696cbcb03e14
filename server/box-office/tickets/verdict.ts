import type { Verdict } from '../../../protocol/http.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import type { TicketFacts } from './facts.ts';

/** What was presented at a door: a ticket, and the revision that the link or QR code was made for. */
export interface Presented {
  readonly ticket: TicketFacts;
  readonly revision: number;
}

/**
 * What a door says to a ticket. Of several reasons to refuse it names the first of: unknown, wrong show, revoked
 * (or of an earlier revision), unpaid, over, too early — what the holder can least mend comes first.
 * @param now milliseconds since 1970
 */
export function verdictOf(presented: Presented | undefined, showId: ShowId, now: number): Verdict {
  if (presented === undefined) return 'unknown';
  const { ticket, revision } = presented;
  if (ticket.showId !== showId) return 'wrong_show';
  if (ticket.revoked || ticket.revision !== revision) return 'revoked';
  if (!ticket.paid) return 'unpaid';
  if (ticket.cancelled || now > ticket.hours.overAt) return 'over';
  if (now < ticket.hours.doorsAt) return 'too_early';
  return 'ok';
}
