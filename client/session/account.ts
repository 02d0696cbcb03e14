import { z } from 'zod';
import { OwnOrders, OwnTicketList } from '../../protocol/box-office.ts';
import { Handover, IssuedTicket, type TabSeat } from '../../protocol/http.ts';
import type { ShowId, TicketId } from '../../protocol/ids.ts';
import { Erasure, History, Profile, type ProfileChange } from '../../protocol/people.ts';
import { HttpClient } from './http.ts';
import type { KeptOrder } from './order-book.ts';
import type { Session } from './session.ts';

/** An answer without content. */
const Done = z.undefined();

/**
 * What somebody known by Telegram asks of the house about themselves.
 * @throws Refusal `session_expired`, `unavailable`, …
 */
export const accountApi = (session: Session, http = new HttpClient()) => ({
  /** For shows that are not over. */
  tickets: async () =>
    (await session.authorised((bearer) => http.get('/api/me/tickets', OwnTicketList, { bearer }))).tickets,
  /**
   * Makes the ticket of a link this account's own; the link opens nothing any more.
   * @throws Refusal `link_invalid`, `ticket_revoked`, `show_over`, …
   */
  claim: (secret: string) =>
    session.authorised((bearer) => http.post('/api/me/tickets', { secret }, IssuedTicket, { bearer })),
  orders: () => session.authorised((bearer) => http.get('/api/me/orders', OwnOrders, { bearer })),
  profile: () => session.authorised((bearer) => http.get('/api/me', Profile, { bearer })),
  change: (change: ProfileChange) =>
    session.authorised((bearer) => http.patch('/api/me', change, Profile, { bearer })),
  history: async () =>
    (await session.authorised((bearer) => http.get('/api/me/history', History, { bearer }))).shows,
  /**
   * Keeps what they think of a show, and answers it.
   * @param said a review of null takes an earlier one back
   * @throws Refusal `was_not_there`, `wrong_phase` before the show is over
   */
  rate: async (id: ShowId, said: { readonly stars: number; readonly review: string | null }) => {
    await session.authorised((bearer) =>
      http.post(`/api/me/history/${String(id)}/rating`, said, Done, { bearer }),
    );
    return said;
  },
  /** Everything that the house knows of them. */
  everything: () => session.authorised((bearer) => http.get('/api/me/export', z.unknown(), { bearer })),
  erase: () => session.authorised((bearer) => http.post('/api/me/erase', {}, Erasure, { bearer })),
  keep: () => session.authorised((bearer) => http.post('/api/me/erase/cancel', {}, Done, { bearer })),
});
export type AccountApi = ReturnType<typeof accountApi>;

/**
 * A link that goes on with a session in another browser, for a minute.
 * @param seat goes along: the other browser takes it without being asked
 */
export const handOver = async (
  session: Session,
  seat: TabSeat | undefined,
  http = new HttpClient(),
): Promise<string> => {
  const body = seat === undefined ? {} : { seat };
  return (await session.authorised((bearer) => http.post('/api/handovers', body, Handover, { bearer }))).link;
};

/**
 * Passes a ticket on: it gets a new link, and the old one opens nothing any more.
 * @param by whose it is: an account, whoever came by its link, or who has bought it without an account
 * @throws Refusal `not_found`, `ticket_revoked`, `show_over`, …
 */
export function passOn(
  id: TicketId,
  by: Session | KeptOrder,
  http = new HttpClient(),
): Promise<IssuedTicket> {
  const call = (bearer: string): Promise<IssuedTicket> =>
    http.post(`/api/tickets/${String(id)}/transfer`, {}, IssuedTicket, { bearer });
  return 'secret' in by ? call(by.secret) : by.authorised(call);
}
