import type { OrderStatus, Prisma } from '../../../generated/prisma/client.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import { type Actor, actorName } from '../../people/index.ts';
import { audit } from '../../platform/audit.ts';

interface Transition {
  readonly from: readonly OrderStatus[];
  readonly to: OrderStatus;
}

const waiting: readonly OrderStatus[] = ['held', 'awaiting_payment'];
/** Orders of these states have tickets that open something. */
export const paidStatuses: readonly OrderStatus[] = ['paid', 'partially_refunded'];

/** Orders that neither a charge nor a balance pays. */
export const costsNothing = { amount: 0, credit: 0 } as const satisfies Prisma.OrderWhereInput;

/** Everything that can happen to an order, each from where it can happen. Nothing else changes a status. */
export const transitions = {
  /** The buyer was sent to pay. */
  await_payment: { from: ['held'], to: 'awaiting_payment' },
  /** The money has come in time. */
  pay: { from: waiting, to: 'paid' },
  /** The money has come when the hold was over, and the seats were still there. */
  pay_late: { from: ['expired', 'cancelled'], to: 'paid' },
  expire: { from: waiting, to: 'expired' },
  /** By the buyer or the theatre, before any money. */
  cancel: { from: waiting, to: 'cancelled' },
  /** Money has come that does not fit. */
  doubt: { from: ['held', 'awaiting_payment', 'expired', 'cancelled'], to: 'stuck' },
  /** A person of the theatre has looked at it: the money is good. */
  accept: { from: ['stuck'], to: 'paid' },
  /** A person of the theatre has looked at it: the money goes back. */
  reject: { from: ['stuck'], to: 'cancelled' },
  refund_part: { from: paidStatuses, to: 'partially_refunded' },
  refund_rest: { from: paidStatuses, to: 'refunded' },
} as const satisfies Record<string, Transition>;

export type OrderAct = keyof typeof transitions;

/** Whether an order of this status has tickets that open something. */
export const isPaid = (status: OrderStatus): boolean => paidStatuses.includes(status);

/** Orders of these states have their seats for good, or until a person decides. */
export const seatedStatuses: readonly OrderStatus[] = [...paidStatuses, 'stuck'];
/** Orders of these states have their seats while the hold lives. */
export const holdingStatuses = waiting;

/** The state after an act, or undefined where it cannot happen. */
export function statusAfter(status: OrderStatus, act: OrderAct): OrderStatus | undefined {
  const { from, to }: Transition = transitions[act];
  return from.includes(status) ? to : undefined;
}

/**
 * Changes an order's state, if the act can happen in the state that it is in now: of several at once one wins. Each
 * change is a row of the audit log.
 * @returns whether it happened
 */
export async function transition(
  tx: Prisma.TransactionClient,
  actor: Actor,
  change: {
    readonly orderId: OrderId;
    readonly act: OrderAct;
    readonly at: Date;
    readonly details?: Prisma.InputJsonObject;
  },
): Promise<boolean> {
  const { orderId, act, at, details = {} } = change;
  const { from, to }: Transition = transitions[act];
  const changed = await tx.order.updateMany({
    where: { id: orderId, status: { in: [...from] } },
    data: { status: to, ...(to === 'paid' && { paidAt: at }) },
  });
  if (changed.count === 0) return false;
  if (!waiting.includes(to)) await forgetFrom(tx, orderId, to);
  await audit(tx, {
    ...{ at, actor: actorName(actor), act: `order.${act}` },
    ...{ subject: 'order', subjectId: orderId, details },
  });
  return true;
}

/** From where seats are asked for is known while the hold lives, and of what costs nothing while it has tickets. */
async function forgetFrom(tx: Prisma.TransactionClient, id: OrderId, status: OrderStatus): Promise<void> {
  await tx.order.updateMany({
    where: { id, heldFrom: { not: null }, ...(isPaid(status) && { NOT: costsNothing }) },
    data: { heldFrom: null },
  });
}
