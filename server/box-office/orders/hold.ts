import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import type { HeldOrder, HoldRequest } from '../../../protocol/box-office.ts';
import { OrderId, type ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { actorName, type Buyer, type Principal } from '../../people/index.ts';
import type { Transact } from '../../platform/domain-events/index.ts';
import { hashSecret, newSecret } from '../../platform/random-secrets.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { audit } from '../../platform/audit.ts';
import { fulfilment, isPayable, type ProviderName } from '../payments/policy.ts';
import { isOver, stageOf } from '../shows.ts';
import { availability, hasRoom } from './availability.ts';
import { balanceOf, lockBalance } from './balance.ts';
import type { SalesGuard } from './guard.ts';
import { requireFewFree } from './free-seats.ts';
import { heldFromOf, requireFewHeld } from './held-from.ts';
import { holdingStatuses, transition } from './machine.ts';
import { pay } from './paid.ts';
import { priceOf } from './price.ts';
import { discountOf, findPromoCode, type PromoCodeRow } from './promo.ts';

export interface OrderDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly secrets: Secrets;
  readonly guard: SalesGuard;
  /** How long seats are kept for somebody who has not paid. */
  readonly holdMinutes: number;
  /** How long before the start a buyer may give tickets back at the latest; undefined for no limit. */
  readonly refundHours?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface HoldDeps extends OrderDeps {
  /** Who takes money here. */
  readonly installed: readonly ProviderName[];
}

type Line = HoldRequest['lines'][number];

export interface HoldOptions {
  /** An unpaid order of this account that the new one takes the place of, with the time that is left to it. */
  readonly replaces?: OrderId;
  /** The address, as rate limits count it, of a buyer without an account. */
  readonly address?: string;
}

/**
 * Keeps seats for a buyer until they have paid, or the hold is over. What costs nothing is paid at once. An account has
 * one unpaid order of a show: a new one takes the place of an earlier one, unless that is being paid. Without an account
 * an address has so many unpaid seats of a show as `mostHeldFrom` says. For nothing an account, or without one an
 * address, has so many as `requireFewFree` says. Seats that nobody here takes the money for are kept for nobody; what
 * costs nothing, is. Whoever asks once more with the key, or the secret, of an earlier request is answered with its order.
 * @throws Refusal `not_found`, `not_on_sale`, `not_paid_here`, `sold_out`, `too_many_held`, `too_many_free`, `busy`,
 *   `bad_request` for categories that are not the show's or have no price in this currency, `order_over` when the order
 *   to replace is, or the one that this was asked for before,
 *   `order_being_paid` when its payment is on the way, and what `discountOf` throws
 */
export async function holdSeats(
  deps: HoldDeps,
  buyer: Extract<Principal, { kind: 'user' }> | Buyer,
  request: HoldRequest,
  { replaces, address }: HoldOptions = {},
): Promise<HeldOrder> {
  const { showId, currency } = request;
  const lines = await pricedLines(deps.prisma, request);
  const code =
    request.promoCode === undefined ? undefined : await findPromoCode(deps.prisma, request.promoCode);
  const userId = buyer.kind === 'user' ? buyer.userId : undefined;
  // Only somebody whom Telegram has signed in can be buying there.
  const surface = userId === undefined ? 'web' : request.surface;
  const secret = buyer.kind === 'user' ? undefined : (request.secret ?? newSecret());
  const heldFrom = secret && address && heldFromOf(deps.secrets, showId, address);
  return deps.transact(async (tx, record) => {
    await deps.guard.lock(tx, { showId, ...(code && { promoCodeId: code.id }) });
    // The time that counts is that of the lock: to wait for it may have taken long.
    const now = new Date(deps.now());
    const before = await orderBefore(tx, askedOf(request, { secret, userId }), showId);
    if (before !== undefined) return { ...before, ...(secret !== undefined && { secret }) };
    await requireOnSale(tx, showId, now);
    const keptUntil = replaces && (await giveUp(tx, buyer, replaces, now));
    if (buyer.kind === 'user') await giveUpUnpaid(tx, buyer, showId, now);
    const price = await priceNow(tx, lines, code, { showId, currency, userId, lines, now });
    const seats = await availability(tx, showId, { now });
    if (!hasRoom(seats, lines)) throw new Refusal('sold_out', `not enough seats for show ${showId}`);
    const whose = userId === undefined ? heldFrom && { heldFrom } : { userId };
    const free = price.amount === 0 ? lines : lines.filter(({ unitAmount }) => unitAmount === 0);
    if (whose && free.length > 0) await requireFewFree(tx, { whose, showId, lines: free, seats });
    if (heldFrom && price.amount > 0) await requireFewHeld(tx, { heldFrom, showId, lines, seats, now });
    const credit = await takeBalance(tx, userId, { currency, now, most: price.amount });
    await deps.guard.checked();
    const holdExpiresAt = keptUntil ?? new Date(now.getTime() + deps.holdMinutes * 60_000);
    const amount = price.amount - credit;
    if (amount > 0 && !isPayable({ surface, fulfilment, currency }, deps.installed)) {
      throw new Refusal('not_paid_here', `nobody takes ${currency} for orders of ${surface}`);
    }
    const { id } = await tx.order.create({
      data: {
        ...{ showId, currency, holdExpiresAt, surface, createdAt: now },
        ...{ amount, discount: price.discount, credit },
        ...(userId !== undefined && { userId, requestKey: request.requestKey ?? null }),
        ...(request.source !== undefined && { source: request.source }),
        ...(secret !== undefined && { accessToken: hashSecret(secret) }),
        ...(heldFrom && { heldFrom }),
        ...(code && { promoCodeId: code.id }),
        lines: {
          create: lines.map(({ priceCategoryId, quantity, unitAmount }) => ({
            ...{ priceCategoryId, quantity, unitAmount },
          })),
        },
      },
    });
    const orderId = OrderId.parse(id);
    await audit(tx, {
      ...{ at: now, actor: actorName(buyer), act: 'order.hold', subject: 'order', subjectId: id },
      details: { amount, credit, currency, seats: lines.reduce((sum, line) => sum + line.quantity, 0) },
    });
    const isFree = amount === 0;
    if (isFree) await pay(tx, record, { deps, actor: buyer, orderId, at: now, act: 'pay' });
    return {
      ...{ orderId, amount, discount: price.discount, credit, currency },
      status: isFree ? 'paid' : 'held',
      holdExpiresAt: holdExpiresAt.getTime(),
      ...(secret !== undefined && { secret }),
    };
  });
}

/** By what the order of a request is known again, if by anything. */
function askedOf(
  { requestKey }: HoldRequest,
  { secret, userId }: { readonly secret: string | undefined; readonly userId: bigint | undefined },
): Prisma.OrderWhereUniqueInput | undefined {
  if (secret !== undefined) return { accessToken: hashSecret(secret) };
  if (userId === undefined || requestKey === undefined) return undefined;
  return { userId_requestKey: { userId, requestKey } };
}

/**
 * The order that was made for this request before: the answer was lost, or the buyer has pressed twice.
 * @throws Refusal `order_over` when it is, `bad_request` when it was for another show
 */
async function orderBefore(
  tx: Prisma.TransactionClient,
  asked: Prisma.OrderWhereUniqueInput | undefined,
  showId: ShowId,
): Promise<HeldOrder | undefined> {
  const order = asked && (await tx.order.findUnique({ where: asked }));
  if (order === undefined || order === null) return undefined;
  if (order.showId !== showId) throw new Refusal('bad_request', 'this was asked for another show before');
  const isHeld = holdingStatuses.includes(order.status) && order.holdExpiresAt !== null;
  if (!isHeld && order.status !== 'paid')
    throw new Refusal('order_over', `order ${order.id} is ${order.status}`);
  return {
    ...{ orderId: OrderId.parse(order.id), status: isHeld ? 'held' : 'paid' },
    ...{ amount: order.amount, discount: order.discount, credit: order.credit, currency: order.currency },
    holdExpiresAt: order.holdExpiresAt?.getTime() ?? 0,
  };
}

/** @returns until when the seats of the order were kept */
async function giveUp(
  tx: Prisma.TransactionClient,
  buyer: Extract<Principal, { kind: 'user' }> | Buyer,
  orderId: OrderId,
  at: Date,
): Promise<Date | undefined> {
  // The question before a payment changes the status: it is before this, or finds the order cancelled.
  await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
  const own = { id: orderId, userId: buyer.kind === 'user' ? buyer.userId : -1n };
  const order = await tx.order.findFirst({ where: own });
  if (order === null) throw new Refusal('not_found', `no order ${orderId} of this buyer`);
  const { holdExpiresAt } = order;
  const isAlive = holdExpiresAt !== null && holdExpiresAt > at;
  if (isAlive && order.status === 'awaiting_payment') {
    throw new Refusal('order_being_paid', `the payment of order ${orderId} is on its way`);
  }
  if (!isAlive || !(await transition(tx, buyer, { orderId, act: 'cancel', at }))) {
    throw new Refusal('order_over', `order ${orderId} is over`);
  }
  return holdExpiresAt;
}

/** So that nobody keeps a house full of seats without paying, and a press that is tried again keeps none twice. */
async function giveUpUnpaid(
  tx: Prisma.TransactionClient,
  buyer: Extract<Principal, { kind: 'user' }>,
  showId: ShowId,
  at: Date,
): Promise<void> {
  const unpaid = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM orders
     WHERE user_id = ${buyer.userId} AND event_id = ${showId} AND status = 'held' AND hold_expires_at > ${at}
     ORDER BY id FOR UPDATE`;
  for (const { id } of unpaid) await transition(tx, buyer, { orderId: OrderId.parse(id), act: 'cancel', at });
}

/** What a person's balance pays of an order, as much as it can. */
async function takeBalance(
  tx: Prisma.TransactionClient,
  userId: bigint | undefined,
  { currency, now, most }: { readonly currency: string; readonly now: Date; readonly most: number },
): Promise<number> {
  if (userId === undefined) return 0;
  await lockBalance(tx, userId);
  return Math.max(0, Math.min(most, await balanceOf(tx, userId, { currency, now })));
}

/** Each line at the price of this moment. */
async function pricedLines(
  prisma: PrismaClient,
  { showId, currency, lines }: HoldRequest,
): Promise<(Line & { readonly unitAmount: number })[]> {
  const ids = lines.map(({ priceCategoryId }) => priceCategoryId);
  const prices = await prisma.price.findMany({
    where: { currency, priceCategoryId: { in: ids }, priceCategory: { showId } },
  });
  if (prices.length !== lines.length) {
    throw new Refusal('bad_request', `not all of ${ids.join(', ')} are for show ${showId} in ${currency}`);
  }
  const priceOfCategory = new Map(prices.map(({ priceCategoryId, amount }) => [priceCategoryId, amount]));
  return lines.map((line) => ({ ...line, unitAmount: priceOfCategory.get(line.priceCategoryId) ?? 0 }));
}

async function requireOnSale(tx: Prisma.TransactionClient, showId: ShowId, now: Date): Promise<void> {
  const show = await tx.show.findUnique({
    where: { id: showId, publishedAt: { not: null } },
    include: stageOf,
  });
  if (show === null) throw new Refusal('not_found', `no show ${showId}`);
  if (isOver(show, now)) throw new Refusal('not_on_sale', `show ${showId} is over or cancelled`);
}

/** The most that a charge of any provider, and a column of ours, can be. */
const mostAmount = 2_000_000_000;

async function priceNow(
  tx: Prisma.TransactionClient,
  lines: readonly (Line & { readonly unitAmount: number })[],
  code: PromoCodeRow | undefined,
  use: Parameters<typeof discountOf>[2],
) {
  const off = code === undefined ? undefined : await discountOf(tx, code, use);
  const priced = lines.map((line) => ({ ...line, discounted: off?.isFor(line.priceCategoryId) ?? false }));
  const price = priceOf(priced, use.currency, off?.discount);
  if (price.subtotal > mostAmount) throw new Refusal('bad_request', 'more than can be paid at once');
  return price;
}
