import type { Prisma } from '../../../generated/prisma/client.ts';
import type { GivenBack, MoneyBack } from '../../../protocol/box-office.ts';
import { TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Division, divideRefund, keptAsBalance } from './balance.ts';
import { isPaid } from './machine.ts';
import { sharesOf, ticketCosts } from './price.ts';

/** Providers that can give back a part of a charge. Telegram Stars go back whole (Bot API, refundStarPayment). */
const inParts: readonly string[] = ['house', 'demo'];

/** All of an order that decides what goes back of it. */
export const refundedWith = {
  lines: true,
  tickets: { orderBy: { number: 'asc' } },
  payments: { orderBy: { id: 'asc' } },
  refunds: true,
} as const satisfies Prisma.OrderInclude;
type Refunded = Prisma.OrderGetPayload<{ include: typeof refundedWith }>;

/** What happens when tickets are given back, in minor units of the order's currency. */
export interface RefundPlan extends Division {
  readonly tickets: readonly TicketId[];
  /** Whether nothing of the order is left: no ticket, and no money that could still go back. */
  readonly isAll: boolean;
  readonly amount: number;
  /** The charge that paid the order; null where there was none. */
  readonly paymentId: number | null;
}

/** Whose wish a refund is: a buyer gives tickets back, the theatre gives an order's money back. */
export type RefundedBy = 'buyer' | 'theatre';

export interface RefundTerms {
  readonly by: RefundedBy;
  /** What can be taken back of the buyer's balance, as `takeableOf` says of the order. */
  readonly takeable: number;
}

/**
 * What goes back for tickets of an order, and which way. Nothing is done, and nobody is asked whether they may. Pure.
 * @param terms who asks, and what can be taken back for it
 * @param tickets without, all that are left, those that were passed on among them; for the theatre this is the money
 *   that is left, that of tickets which it had taken back without a refund too
 * @throws Refusal `order_over` when nothing is left to give back, `bad_request` for tickets that are not the order's,
 *   and for a part of a charge that can only go back whole, when nobody knows whose the balance would be
 */
export function planRefund(
  order: Refunded,
  { by, takeable }: RefundTerms,
  tickets?: readonly TicketId[],
): RefundPlan {
  const valid = order.tickets.filter(({ status }) => status === 'valid');
  const left = leftOf(order);
  const isRest = by === 'theatre' && tickets === undefined;
  if (!isPaid(order.status) || (valid.length === 0 && !(isRest && left > 0))) {
    throw new Refusal('order_over', `order ${order.id} is ${order.status}`);
  }
  const ids = valid.map(({ id }) => TicketId.parse(id));
  const chosen = tickets === undefined ? ids : ids.filter((id) => tickets.includes(id));
  if (tickets !== undefined && (chosen.length === 0 || chosen.length !== tickets.length)) {
    throw new Refusal('bad_request', `not all of these tickets are order ${order.id}'s`);
  }
  const amount = isRest ? left : Math.min(left, shareOf(order, chosen));
  const isAll = chosen.length === valid.length && amount === left;
  return { tickets: chosen, isAll, amount, ...divisionOf(order, amount, takeable) };
}

/**
 * What a refund would give back now: of all that is left, and of each ticket by itself. Of what cannot be given back by
 * itself nothing is said. Pure.
 * @returns null when nothing is left to give back
 */
export function refundOffer(
  order: Refunded,
  terms: RefundTerms,
): { all: MoneyBack; each: (MoneyBack & { ticketId: TicketId })[] } | null {
  const all = planned(order, terms);
  if (all === undefined) return null;
  const each = all.tickets.flatMap((ticketId) => {
    const plan = planned(order, terms, [ticketId]);
    return plan === undefined ? [] : [{ ticketId, ...moneyOf(plan) }];
  });
  return { all: moneyOf(all), each };
}

/**
 * What would go back of an order if its show were called off: of one that is stuck every charge, else all that is left.
 * Pure.
 * @param takeable as `takeableOf` says of the order
 */
export function moneyLeft(order: Refunded, takeable: number): Division {
  if (order.status === 'stuck') {
    const kept = order.payments.filter(({ id }) => !order.refunds.some(({ paymentId }) => paymentId === id));
    return { charge: kept.reduce((sum, { amount }) => sum + amount, 0), balance: 0, taken: 0 };
  }
  if (leftOf(order) <= 0) return { charge: 0, balance: 0, taken: 0 };
  const plan = planned(order, { by: 'theatre', takeable });
  if (plan !== undefined) return { charge: plan.charge, balance: plan.balance, taken: plan.taken };
  // It would be nobody's balance: whoever finds the order aside gives it back by hand, along its charge.
  return { charge: (paymentOf(order)?.amount ?? 0) - givenBackOf(order).charge, balance: 0, taken: 0 };
}

const moneyOf = ({ tickets, charge, balance, taken }: RefundPlan): MoneyBack => ({
  ...{ tickets: tickets.length, charge, balance, taken },
});

function planned(order: Refunded, terms: RefundTerms, tickets?: readonly TicketId[]): RefundPlan | undefined {
  try {
    return planRefund(order, terms, tickets);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The charge that paid the order; what others had come is not the order's. */
const paymentOf = ({ payments, paymentId }: Refunded): Refunded['payments'][number] | undefined =>
  payments.find(({ id }) => id === paymentId);

/** What has gone back of an order: along the charge that paid it, and as a balance that was not taken back. Pure. */
export function givenBackOf({ refunds, paymentId }: Refunded): GivenBack {
  const charges = refunds.filter((refund) => refund.way === 'charge' && refund.paymentId === paymentId);
  return {
    charge: charges.reduce((sum, { amount }) => sum + amount, 0),
    balance: keptAsBalance(refunds),
  };
}

/** What was paid, not what was asked for: of an order that was stuck they may differ. */
const paidOf = (order: Refunded): number => (paymentOf(order)?.amount ?? 0) + order.credit;

/** What was paid for an order with tickets and has not gone back, in minor units. Pure. */
function leftOf(order: Refunded): number {
  if (!isPaid(order.status)) return 0;
  const { charge, balance } = givenBackOf(order);
  return paidOf(order) - charge - balance;
}

function divisionOf(
  order: Refunded,
  amount: number,
  takeable: number,
): Division & { readonly paymentId: number | null } {
  const payment = paymentOf(order);
  const division = divideRefund(amount, {
    paid: payment?.amount ?? 0,
    before: givenBackOf(order),
    takeable,
    inParts: payment === undefined || inParts.includes(payment.provider),
  });
  if (division.balance > 0 && order.userId === null) {
    throw new Refusal('bad_request', `${payment?.provider ?? 'nobody'} gives whole charges back`);
  }
  return { ...division, paymentId: payment?.id ?? null };
}

/** What the chosen tickets have cost of what was paid. */
function shareOf(order: Refunded, chosen: readonly TicketId[]): number {
  const { lines, tickets } = order;
  const costs = new Map(lines.map((line) => [line.priceCategoryId, [...ticketCosts(line, line.discount)]]));
  const shares = sharesOf(
    paidOf(order),
    tickets.map(({ priceCategoryId }) => costs.get(priceCategoryId)?.shift() ?? 0),
  );
  const ids = new Set<number>(chosen);
  return tickets.reduce((sum, { id }, index) => sum + (ids.has(id) ? (shares[index] ?? 0) : 0), 0);
}
