import type { Prisma, RefundWay } from '../../../generated/prisma/client.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Division, divideRefund } from './balance.ts';
import { isPaid } from './machine.ts';
import { sharesOf } from './price.ts';

/** What is read of an order to know what is to go back of it. */
export const withMoney = {
  lines: true,
  tickets: { orderBy: { number: 'asc' } },
  payments: { orderBy: { id: 'asc' }, include: { refunds: true } },
  refunds: true,
} as const satisfies Prisma.OrderInclude;
export type OrderWithMoney = Prisma.OrderGetPayload<{ include: typeof withMoney }>;

/** Providers that can give back a part of a charge. Telegram Stars go back whole (Bot API, refundStarPayment). */
const inParts: readonly string[] = ['house', 'demo'];

/** What goes back for some tickets: by which way, and along which charge. */
export interface MoneyDue extends Division {
  readonly paymentId: number | null;
}

/**
 * What goes back of a paid order for tickets that are given back. Reads nothing, writes nothing.
 * @throws Refusal `bad_request` for a part of a charge that can only go back whole, when nobody knows whose the balance
 *   would be
 */
export function moneyDue(order: OrderWithMoney, chosen: OrderWithMoney['tickets']): MoneyDue {
  const payment = paymentOf(order);
  // What was paid, not what was asked for: of an order that was stuck they may differ.
  const paid = (payment?.amount ?? 0) + order.credit;
  const isAll = chosen.length === validOf(order).length;
  const amount = isAll && order.status === 'paid' ? paid : shareOf(order, paid, chosen);
  return divisionOf(order, payment, amount);
}

/** What would go back of an order if its show were called off: of one that is stuck every charge, else all that is left. */
export function moneyLeft(order: OrderWithMoney): Division {
  if (order.status === 'stuck') {
    const kept = order.payments.filter(({ refunds }) => refunds.length === 0);
    return { charge: kept.reduce((sum, { amount }) => sum + amount, 0), balance: 0 };
  }
  const valid = validOf(order);
  if (!isPaid(order.status) || valid.length === 0) return { charge: 0, balance: 0 };
  try {
    return moneyDue(order, valid);
  } catch (error) {
    // It is nobody's balance: whoever finds the order aside gives it back by hand, along its charge.
    if (!(error instanceof Refusal)) throw error;
    return { charge: (paymentOf(order)?.amount ?? 0) - goneOf(order, 'charge'), balance: 0 };
  }
}

/** Tickets that are not given back. */
export const validOf = ({ tickets }: OrderWithMoney): OrderWithMoney['tickets'] =>
  tickets.filter(({ status }) => status === 'valid');

/** The charge that paid the order; what others had come is not the order's. */
const paymentOf = ({ payments, paymentId }: OrderWithMoney): OrderWithMoney['payments'][number] | undefined =>
  payments.find(({ id }) => id === paymentId);

/** What went back of the order before, by one way. */
const goneOf = ({ refunds, paymentId }: OrderWithMoney, way: RefundWay): number =>
  refunds
    .filter((refund) => refund.way === way && (way === 'balance' || refund.paymentId === paymentId))
    .reduce((sum, refund) => sum + refund.amount, 0);

function divisionOf(
  order: OrderWithMoney,
  payment: OrderWithMoney['payments'][number] | undefined,
  amount: number,
): MoneyDue {
  const division = divideRefund(amount, {
    paid: payment?.amount ?? 0,
    before: { charge: goneOf(order, 'charge'), balance: goneOf(order, 'balance') },
    inParts: payment === undefined || inParts.includes(payment.provider),
  });
  if (division.balance > 0 && order.userId === null) {
    throw new Refusal('bad_request', `${payment?.provider ?? 'nobody'} gives whole charges back`);
  }
  return { ...division, paymentId: payment?.id ?? null };
}

/** What the chosen tickets have cost of what was paid. */
function shareOf(
  { lines, tickets }: OrderWithMoney,
  paid: number,
  chosen: OrderWithMoney['tickets'],
): number {
  const priceOf = new Map(lines.map(({ priceCategoryId, unitAmount }) => [priceCategoryId, unitAmount]));
  const shares = sharesOf(
    paid,
    tickets.map(({ priceCategoryId }) => priceOf.get(priceCategoryId) ?? 0),
  );
  const ids = new Set(chosen.map(({ id }) => id));
  return tickets.reduce((sum, { id }, index) => sum + (ids.has(id) ? (shares[index] ?? 0) : 0), 0);
}
