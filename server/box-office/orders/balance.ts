import type { Order, Prisma, Refund } from '../../../generated/prisma/client.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import { holdingStatuses, paidStatuses } from './machine.ts';

/**
 * What a person has with the theatre in a currency, in minor units: what went back to them as a balance and was not
 * taken back, less what their orders have taken of it. Computed from the rows as they are, as seats are: no counter that could be wrong. What
 * an order took is theirs again when the order expires, is cancelled or is stuck; of one that is refunded, the refund's
 * row says so.
 * @param except an order that asks for itself
 */
export async function balanceOf(
  tx: Prisma.TransactionClient,
  userId: bigint,
  { currency, now, except }: { readonly currency: string; readonly now: Date; readonly except?: OrderId },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ balance: number }[]>`
    SELECT (coalesce((SELECT sum(r.amount - r.taken_back) FROM refunds r JOIN orders o ON o.id = r.order_id
                       WHERE o.user_id = ${userId} AND o.currency = ${currency} AND r.way = 'balance'), 0)
          - coalesce((SELECT sum(credit) FROM orders
                       WHERE user_id = ${userId} AND currency = ${currency} AND id <> ${except ?? 0}
                         AND (status::text = ANY(${[...paidStatuses, 'refunded']})
                              OR (status::text = ANY(${holdingStatuses})
                                  AND (hold_expires_at IS NULL OR hold_expires_at > ${now})))), 0))::int AS balance`;
  return row?.balance ?? 0;
}

/**
 * Lets nobody else spend this person's balance until the transaction ends. After the lock of the show, so that two
 * orders of one person do not wait for each other.
 */
export async function lockBalance(tx: Prisma.TransactionClient, userId: bigint): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM users WHERE telegram_id = ${userId} FOR NO KEY UPDATE`;
}

/** Whether what an order takes of a balance is there, and stays there until the transaction ends. */
export async function hasCredit(
  tx: Prisma.TransactionClient,
  order: {
    readonly id: number;
    readonly userId: bigint | null;
    readonly credit: number;
    readonly currency: string;
  },
  now: Date,
): Promise<boolean> {
  const { id, userId, credit, currency } = order;
  if (userId === null || credit === 0) return true;
  await lockBalance(tx, userId);
  return (await balanceOf(tx, userId, { currency, now, except: id as OrderId })) >= credit; // a column of ours
}

/**
 * What an order could take back of its buyer's balance, so that its whole charge goes back: nothing of what did not come
 * from the order, nor of what is spent. To be sure of it, lock the balance before.
 * @param moved what will have become of the balance by then, in minor units
 */
export async function takeableOf(
  tx: Prisma.TransactionClient,
  order: Pick<Order, 'userId' | 'currency'> & { readonly refunds: readonly Back[] },
  { now, moved = 0 }: { readonly now: Date; readonly moved?: number },
): Promise<number> {
  const { userId, currency, refunds } = order;
  const came = keptAsBalance(refunds);
  if (userId === null || came === 0) return 0;
  return Math.max(0, Math.min(came, moved + (await balanceOf(tx, userId, { currency, now }))));
}

type Back = Pick<Refund, 'amount' | 'way' | 'takenBack'>;

/** What of an order has become a balance, and was not taken back. Pure. */
export const keptAsBalance = (refunds: readonly Back[]): number =>
  refunds.reduce((sum, { amount, way, takenBack }) => sum + (way === 'balance' ? amount - takenBack : 0), 0);

/** How an amount that goes back is divided between the charge and the person's balance. */
export interface Division {
  /** Minor units that the provider gives back. */
  readonly charge: number;
  readonly balance: number;
  /** What of the charge had become a balance before, and is taken from there now. */
  readonly taken: number;
}

/**
 * Which way money goes back. What came along a charge goes back along it while it can: a provider that gives back whole
 * charges alone is asked as soon as what goes back, with what of the order is a balance and still there, comes to the
 * charge; of less than that the person keeps a balance. What had been paid from the balance is balance again. Pure.
 * @param amount what goes back now
 * @param paid what the order's charge was
 * @param before what went back of the order before
 * @param takeable what of `before.balance` can be taken back
 */
export function divideRefund(amount: number, { paid, before, inParts, takeable }: Dividing): Division {
  if (inParts) {
    const charge = Math.min(amount, paid - before.charge);
    return { charge, balance: amount - charge, taken: 0 };
  }
  const isWhole = before.charge === 0 && amount + takeable >= paid;
  if (!isWhole) return { charge: 0, balance: amount, taken: 0 };
  return { charge: paid, balance: Math.max(0, amount - paid), taken: Math.max(0, paid - amount) };
}

interface Dividing {
  readonly paid: number;
  readonly before: Pick<Division, 'charge' | 'balance'>;
  readonly inParts: boolean;
  readonly takeable: number;
}
