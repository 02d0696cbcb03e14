import type { Prisma } from '../../../generated/prisma/client.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import { holdingStatuses, paidStatuses } from './machine.ts';

/**
 * What a person has with the theatre in a currency, in minor units: what went back to them as a balance, less what
 * their orders have taken of it. Computed from the rows as they are, as seats are: no counter that could be wrong. What
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
    SELECT (coalesce((SELECT sum(r.amount) FROM refunds r JOIN orders o ON o.id = r.order_id
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

/** How an amount that goes back is divided between the charge and the person's balance. */
export interface Division {
  /** Minor units that the provider gives back. */
  readonly charge: number;
  readonly balance: number;
}

/**
 * Which way money goes back. What came along a charge goes back along it while it can: a provider that gives back whole
 * charges alone is asked when all of the charge goes back at once, and of a part the person keeps a balance. What had
 * been paid from the balance is balance again. Pure.
 * @param amount what goes back now
 * @param paid what the order's charge was
 * @param before what went back of the order before
 */
export function divideRefund(
  amount: number,
  { paid, before, inParts }: { readonly paid: number; readonly before: Division; readonly inParts: boolean },
): Division {
  const left = paid - before.charge;
  if (inParts) {
    const charge = Math.min(amount, left);
    return { charge, balance: amount - charge };
  }
  const isWhole = before.charge === 0 && before.balance === 0 && amount >= paid;
  return isWhole ? { charge: paid, balance: amount - paid } : { charge: 0, balance: amount };
}
