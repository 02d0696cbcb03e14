import type { OrderStatus, Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import type { IssuedTicket } from '../../../protocol/http.ts';
import { type OrderId, ShowId, TicketId } from '../../../protocol/ids.ts';
import { linkPath } from '../../../protocol/pages.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import type { Transact } from '../../platform/domain-events/index.ts';
import { hashSecret } from '../../platform/random-secrets.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { audit } from '../../platform/audit.ts';
import { isPaid } from '../orders/machine.ts';
import { knownLinkSecret, linkSecret } from './link.ts';
import { signQr } from './qr.ts';

export interface IssueDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly secrets: Secrets;
  /** Where links point: `https://theatre.example`, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The columns of a ticket that its link and QR code are made of. */
interface TicketRow {
  readonly id: number;
  readonly showId: number;
  readonly revision: number;
  readonly accessToken: string;
}

/**
 * The tickets of a paid order, with their links. They are made once, however often and by however many at once this is
 * called; the audit log says of each time who was given them.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`, `ticket_unpaid`
 */
export async function issueTickets(deps: IssueDeps, actor: Actor, orderId: OrderId): Promise<IssuedTicket[]> {
  requireOperator(actor);
  const tickets = await deps.prisma.$transaction(async (tx) => {
    // Whoever comes second waits here and finds the tickets made.
    const [order] = await tx.$queryRaw<{ status: OrderStatus }[]>`
      SELECT status::text FROM orders WHERE id = ${orderId} FOR UPDATE`;
    if (order === undefined) throw new Refusal('not_found', `no order ${orderId}`);
    if (!isPaid(order.status)) throw new Refusal('ticket_unpaid', `order ${orderId} is ${order.status}`);
    await makeTickets(tx, deps.secrets, orderId);
    const valid = await tx.ticket.findMany({
      where: { orderId, status: 'valid' },
      orderBy: { number: 'asc' },
    });
    const line = { act: 'order.issue', subject: 'order', subjectId: orderId } as const;
    const who = { at: new Date(deps.now()), actor: actorName(actor) };
    await audit(tx, { ...who, ...line, details: { tickets: valid.map(({ id }) => id) } });
    return valid;
  });
  return tickets.map((ticket) => issuedOf(deps, ticket));
}

/** Makes those tickets of an order that it does not have yet. The order's row must be locked, or just changed. */
export async function makeTickets(
  tx: Prisma.TransactionClient,
  secrets: Secrets,
  orderId: OrderId,
): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: { orderBy: { priceCategoryId: 'asc' } }, tickets: { select: { number: true } } },
  });
  const made = new Set(order.tickets.map(({ number }) => number));
  const missing = order.lines
    .flatMap((line) => Array<number>(line.quantity).fill(line.priceCategoryId))
    .map((priceCategoryId, index) => ({ priceCategoryId, number: index + 1 }))
    .filter(({ number }) => !made.has(number));
  if (missing.length === 0) return;
  // A link is made of the id, so the ids are drawn before the rows are written.
  const ids = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('tickets', 'id'))::int AS id
      FROM generate_series(1, ${missing.length}::int)`;
  const { showId, userId } = order;
  const revision = 1;
  await tx.ticket.createMany({
    data: missing.map((ticket, index) => {
      const id = TicketId.parse(ids[index]?.id);
      const accessToken = hashSecret(linkSecret(secrets.link[0], id, revision));
      return { ...ticket, id, orderId, showId, userId, revision, accessToken };
    }),
  });
}

/**
 * Gives a ticket a new link and QR code, and the old ones open nothing any more: whoever sits on them leaves. The seat
 * stays the ticket's.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`, `ticket_revoked`
 */
export async function reissueTicket(deps: IssueDeps, actor: Actor, id: TicketId): Promise<IssuedTicket> {
  requireOperator(actor);
  return deps.transact(async (tx, record) => {
    const [ticket] = await tx.$queryRaw<{ revision: number; status: string }[]>`
      SELECT revision, status::text FROM tickets WHERE id = ${id} FOR UPDATE`;
    if (ticket === undefined) throw new Refusal('not_found', `no ticket ${id}`);
    if (ticket.status !== 'valid') throw new Refusal('ticket_revoked', `ticket ${id} is ${ticket.status}`);
    const revision = ticket.revision + 1;
    const accessToken = hashSecret(linkSecret(deps.secrets.link[0], id, revision));
    const row = await tx.ticket.update({ where: { id }, data: { revision, accessToken } });
    await record('ticket.revoked', {
      ticketId: id,
      showId: ShowId.parse(row.showId),
      revision: ticket.revision,
    });
    await audit(tx, {
      ...{ at: new Date(deps.now()), actor: actorName(actor), act: 'ticket.reissue' },
      ...{ subject: 'ticket', subjectId: id, details: { revision } },
    });
    return issuedOf(deps, row);
  });
}

/** A ticket's row as its holder gets it. */
export function issuedOf({ secrets, origin }: IssueDeps, row: TicketRow): IssuedTicket {
  const id = TicketId.parse(row.id);
  const { revision, accessToken } = row;
  const secret = knownLinkSecret(secrets.link, { id, revision, accessToken });
  return {
    id,
    revision,
    link: `${origin()}${linkPath('ticket', secret)}`,
    qr: signQr(secrets.qr[0], { showId: ShowId.parse(row.showId), ticketId: id, revision }),
  };
}
