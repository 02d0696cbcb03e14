import type { IssuedTicket } from '../../../protocol/http.ts';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName } from '../../people/index.ts';
import { hashSecret } from '../../platform/random-secrets.ts';
import { audit } from '../../platform/audit.ts';
import { isPaid } from '../orders/machine.ts';
import { isOver, stageOf } from '../shows.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { type IssueDeps, issuedOf } from './issue.ts';
import { linkSecret } from './link.ts';

/** Whose a ticket is: an account's, of whoever came by its link, or of who knows the secret of its order. */
export type TicketHolder =
  | { readonly kind: 'user'; readonly userId: bigint }
  | { readonly kind: 'ticket'; readonly ticketId: TicketId; readonly revision: number }
  | { readonly kind: 'secret'; readonly secret: string };

export interface TransferDeps extends IssueDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const include = {
  order: { select: { status: true, accessToken: true } },
  show: { include: stageOf },
} as const satisfies Prisma.TicketInclude;
type TransferRow = Prisma.TicketGetPayload<{ include: typeof include }>;

/**
 * Passes a ticket on: it gets a new link and QR code, and belongs to whoever opens the link. The old ones open nothing
 * any more, and whoever sits on them leaves. Who has passed it on may ask again, while nobody has made the ticket their own
 * or passed it further: they get the same link, and nothing changes.
 * @throws Refusal `not_found` for somebody else's ticket as for one that does not exist, `ticket_revoked`,
 *   `ticket_unpaid`, `show_over`
 */
export async function passOnTicket(
  deps: TransferDeps,
  holder: TicketHolder,
  id: TicketId,
): Promise<IssuedTicket> {
  const actor: Actor = holder.kind === 'secret' ? { kind: 'buyer' } : holder;
  return renew(deps, actor, { id }, (row) => {
    if (waitsToBeClaimed(row, holder)) return 'as it is';
    if (!isHeldBy(row, holder)) throw new Refusal('not_found', `ticket ${id} is not of this ${holder.kind}`);
    return { act: 'ticket.pass_on', userId: null, ...passedOnOf(holder) };
  });
}

/**
 * Makes the ticket of a link an account's own. The link is spent: whoever sent it cannot come in by it.
 * @throws Refusal `link_invalid`, `ticket_revoked`, `ticket_unpaid`, `show_over`
 */
export async function claimTicket(
  deps: TransferDeps,
  user: { readonly kind: 'user'; readonly userId: bigint },
  secret: string,
): Promise<IssuedTicket> {
  const accessToken = hashSecret(secret);
  return renew(deps, user, { accessToken }, () => ({
    ...{ act: 'ticket.claim', userId: user.userId, passedOnBy: null, passedOnWith: null },
  }));
}

/** Who may have the link again. */
type PassedOn = Pick<TransferRow, 'passedOnBy' | 'passedOnWith'>;

function passedOnOf(holder: TicketHolder): PassedOn {
  switch (holder.kind) {
    case 'user':
      return { passedOnBy: holder.userId, passedOnWith: null };
    case 'ticket':
      return { passedOnBy: null, passedOnWith: 'link' };
    case 'secret':
      return { passedOnBy: null, passedOnWith: 'order' };
  }
}

/** Whether this holder was the last to hold it, and nobody has it as their own yet. */
function waitsToBeClaimed(row: TransferRow, holder: TicketHolder): boolean {
  if (row.userId !== null) return false;
  switch (holder.kind) {
    case 'user':
      return row.passedOnBy === holder.userId;
    case 'ticket':
      return (
        row.passedOnWith === 'link' && row.id === holder.ticketId && row.revision === holder.revision + 1
      );
    case 'secret':
      return row.passedOnWith === 'order' && row.order.accessToken === hashSecret(holder.secret);
  }
}

function isHeldBy(row: TransferRow, holder: TicketHolder): boolean {
  switch (holder.kind) {
    case 'user':
      return row.userId === holder.userId;
    case 'ticket':
      return row.id === holder.ticketId && row.revision === holder.revision;
    case 'secret':
      // What was passed on once is no longer the buyer's to pass on.
      return row.order.accessToken === hashSecret(holder.secret) && row.transferredAt === null;
  }
}

interface Renewal extends PassedOn {
  readonly act: 'ticket.pass_on' | 'ticket.claim';
  /** Whose it is from now on; null for whoever has the link. */
  readonly userId: bigint | null;
}

async function renew(
  deps: TransferDeps,
  actor: Actor,
  which: { readonly id: TicketId } | { readonly accessToken: string },
  decide: (row: TransferRow) => Renewal | 'as it is',
): Promise<IssuedTicket> {
  const at = new Date(deps.now());
  return deps.transact(async (tx, record) => {
    const row = await tx.ticket.findUnique({ where: which, include });
    if (row === null) {
      throw new Refusal('id' in which ? 'not_found' : 'link_invalid', 'no such ticket');
    }
    const renewal = decide(row);
    requireAlive(row, at);
    if (renewal === 'as it is') return issuedOf(deps, row);
    const { act, ...whose } = renewal;
    const id = TicketId.parse(row.id);
    const { revision: before } = row;
    const revision = before + 1;
    const accessToken = hashSecret(linkSecret(deps.secrets.link[0], id, revision));
    // Two who pass it on at once: one wins, the other's revision is not this one any more.
    const changed = await tx.ticket.updateManyAndReturn({
      where: { id, revision: before, status: 'valid' },
      data: { revision, accessToken, ...whose, transferredAt: at },
    });
    const [ticket] = changed;
    if (ticket === undefined) throw new Refusal('ticket_revoked', `ticket ${id} has just been passed on`);
    await record('ticket.revoked', { ticketId: id, showId: ShowId.parse(row.showId), revision: before });
    await audit(tx, {
      ...{ at, actor: actorName(actor), act, subject: 'ticket', subjectId: id, details: { revision } },
    });
    return issuedOf(deps, ticket);
  });
}

function requireAlive({ id, status, order, show }: TransferRow, at: Date): void {
  if (status !== 'valid') throw new Refusal('ticket_revoked', `ticket ${id} is ${status}`);
  if (!isPaid(order.status)) throw new Refusal('ticket_unpaid', `ticket ${id} is not paid`);
  if (isOver(show, at)) throw new Refusal('show_over', `show ${show.id} is over`);
}
