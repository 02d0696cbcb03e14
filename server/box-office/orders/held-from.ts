import { createHmac, hkdfSync } from 'node:crypto';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { type HoldRequest, mostTickets } from '../../../protocol/box-office.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Availability } from './availability.ts';
import { holdingStatuses } from './machine.ts';

/*
 * An account has one unpaid order of a show. Who has none could keep a whole house full without paying: their unpaid
 * seats are counted by address. Behind one address several families may buy, so that more than one order fits, and what
 * is paid does not count. Seats that cost nothing are bounded by `requireFewFree`, for accounts too.
 */

/**
 * Where somebody is at home: many an IPv6 subscriber has a /56 (RFC 6177 §2), which is 256 of the networks that rate
 * limits count. Pure.
 * @param address as rate limits count it: of IPv6, the /64
 */
export function siteOf(address: string): string {
  const [, head, fourth = '0'] = /^((?:[0-9a-f]+:){3})([0-9a-f]+)::\/64$/.exec(address) ?? [];
  if (head === undefined) return address;
  return `${head}${(Number.parseInt(fourth, 16) & 0xff00).toString(16)}::/56`;
}

/**
 * From where somebody asks for seats, as it is kept while the hold lives; of seats that cost nothing, while there are
 * tickets of them and the show is not over (`freeSeatRules`). Addresses are few enough to be tried one after
 * another, so the hash has a key of its own (HKDF, RFC 5869); and of two shows nobody sees that it was the same address.
 * @param address as rate limits count it: of IPv6, the network
 */
export function heldFromOf({ access }: Pick<Secrets, 'access'>, showId: ShowId, address: string): string {
  const key = new Uint8Array(hkdfSync('sha256', access, '', 'rampa: addresses of holds', 32));
  return createHmac('sha256', key)
    .update(`${showId} ${siteOf(address)}`)
    .digest('hex');
}

/**
 * The most unpaid seats of a show that are kept for one address, and the most that it has for nothing: two of the largest orders, and of a small house no more
 * than half; the largest order always fits. Pure.
 */
export const mostHeldFrom = (capacity: number): number =>
  Math.max(mostTickets, Math.min(2 * mostTickets, Math.floor(capacity / 2)));

/** To be asked under the lock of the show. @throws Refusal `too_many_held` */
export async function requireFewHeld(
  tx: Prisma.TransactionClient,
  wanted: {
    readonly heldFrom: string;
    readonly showId: ShowId;
    readonly lines: HoldRequest['lines'];
    readonly seats: Availability;
    readonly now: Date;
  },
): Promise<void> {
  const { heldFrom, showId, lines, seats, now } = wanted;
  const { _sum } = await tx.orderLine.aggregate({
    where: {
      order: { showId, heldFrom, status: { in: [...holdingStatuses] }, holdExpiresAt: { gt: now } },
    },
    _sum: { quantity: true },
  });
  const held = lines.reduce((sum, { quantity }) => sum + quantity, _sum.quantity ?? 0);
  const most = mostHeldFrom(seats.total + seats.taken);
  if (held > most)
    throw new Refusal('too_many_held', `${held} unpaid seats of show ${showId}, ${most} at most`);
}
