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
  /** Whether no ticket of the order is left. */
  readonly isAll: boolean;
  readonly amount: number;
  /** The charge that paid the order; null where there was none. */
  readonly paymentId: number | null;
}

/**
 * What goes back for tickets of an order, and which way. Nothing is done, and nobody is asked whether they may. Pure.
 * @param takeable as `takeableOf` says of the order
 * @param tickets without, all that are left, those that were passed on among them
 * @throws Refusal `order_over` when nothing is left to give back, `bad_request` for tickets that are not the order's,
 *   and for a part of a charge that can only go back whole, when nobody knows whose the balance would be
 */
export function planRefund(order: Refunded, takeable: number, tickets?: readonly TicketId[]): RefundPlan {
  const valid = order.tickets.filter(({ status }) => status === 'valid');
  if (!isPaid(order.status) || valid.length === 0) {
    throw new Refusal('order_over', `order ${order.id} is ${order.status}`);
  }
  const ids = valid.map(({ id }) => TicketId.parse(id));
  const chosen = tickets === undefined ? ids : ids.filter((id) => tickets.includes(id));
  if (chosen.length === 0 || (tickets !== undefined && chosen.length !== tickets.length)) {
    throw new Refusal('bad_request', `not all of these tickets are order ${order.id}'s`);
  }
  const isAll = chosen.length === valid.length;
  // What was paid, not what was asked for: of an order that was stuck they may differ.
  const paid = (paymentOf(order)?.amount ?? 0) + order.credit;
  const before = givenBackOf(order);
  const left = paid - before.charge - before.balance;
  const amount = isAll ? left : Math.min(left, shareOf(order, paid, chosen));
  return { tickets: chosen, isAll, amount, ...divisionOf(order, amount, takeable) };
}

/**
 * What a refund would give back now: of all that is left, and of each ticket by itself. Of what cannot be given back
 * by itself nothing is said. Pure.
 * @param takeable as `takeableOf` says of the order
 * @returns null when nothing is left to give back
 */
export function refundOffer(
  order: Refunded,
  takeable: number,
): { all: MoneyBack; each: (MoneyBack & { ticketId: TicketId })[] } | null {
  const all = planned(order, takeable);
  if (all === undefined) return null;
  const each = all.tickets.flatMap((ticketId) => {
    const plan = planned(order, takeable, [ticketId]);
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
  if (!isPaid(order.status) || order.tickets.every(({ status }) => status !== 'valid')) {
    return { charge: 0, balance: 0, taken: 0 };
  }
  const plan = planned(order, takeable);
  if (plan !== undefined) return { charge: plan.charge, balance: plan.balance, taken: plan.taken };
  // It would be nobody's balance: whoever finds the order aside gives it back by hand, along its charge.
  return { charge: (paymentOf(order)?.amount ?? 0) - givenBackOf(order).charge, balance: 0, taken: 0 };
}

const moneyOf = ({ tickets, charge, balance, taken }: RefundPlan): MoneyBack => ({
  ...{ tickets: tickets.length, charge, balance, taken },
});

function planned(order: Refunded, takeable: number, tickets?: readonly TicketId[]): RefundPlan | undefined {
  try {
    return planRefund(order, takeable, tickets);
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
function shareOf({ lines, tickets }: Refunded, paid: number, chosen: readonly TicketId[]): number {
  const costs = new Map(lines.map((line) => [line.priceCategoryId, [...ticketCosts(line, line.discount)]]));
  const shares = sharesOf(
    paid,
    tickets.map(({ priceCategoryId }) => costs.get(priceCategoryId)?.shift() ?? 0),
  );
  const ids = new Set<number>(chosen);
  return tickets.reduce((sum, { id }, index) => sum + (ids.has(id) ? (shares[index] ?? 0) : 0), 0);
}
