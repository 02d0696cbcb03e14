import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';

/**
 * Makes what is counted and then written one thing. A test may put another in its place, to show that without the lock
 * the same seats are sold twice.
 */
export interface SalesGuard {
  /**
   * Until the transaction ends nobody else sells seats of this show, or uses this promo code. Once in a transaction.
   * @throws Refusal `busy` when it takes too long
   */
  lock(tx: Prisma.TransactionClient, scarce: Scarce): Promise<void>;
  /** Between the check and the write. */
  checked(): Promise<void>;
}

/** What becomes scarcer. */
export interface Scarce {
  readonly showId: ShowId;
  readonly promoCodeId?: number;
}

/** First halves of advisory lock keys: what the second half is an id of. Any numbers that nobody else uses. */
const keyspaces = { promoCode: 7_201, show: 7_202 } as const;
/** How long a buyer waits for the buyers before them. */
const lockTimeout = '5s';
/** PostgreSQL's lock_not_available. */
const lockNotAvailable = '55P03';

/**
 * PostgreSQL's advisory locks, held until the transaction ends. Where there are two, the code's is always the first:
 * a code may be for several shows, and two orders must not wait for each other.
 */
export const advisoryGuard: SalesGuard = {
  async lock(tx, { showId, promoCodeId }) {
    try {
      await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = '${lockTimeout}'`);
      if (promoCodeId !== undefined) {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${keyspaces.promoCode}::int, ${promoCodeId}::int)`;
      }
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${keyspaces.show}::int, ${showId}::int)`;
      await tx.$executeRawUnsafe('SET LOCAL lock_timeout = DEFAULT');
    } catch (error) {
      if (!String(error).includes(lockNotAvailable)) throw error;
      throw new Refusal('busy', `waited ${lockTimeout} for show ${showId}`, { retryAfterSeconds: 2 });
    }
  },
  checked: () => Promise.resolve(),
};
