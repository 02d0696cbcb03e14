import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { OrderView } from '../../../protocol/box-office.ts';
import { OrderId, ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Principal } from '../../people/index.ts';
import { hashSecret } from '../../platform/random-secrets.ts';
import { takeableOf } from './balance.ts';
import type { OrderDeps } from './hold.ts';
import { returningOf } from './money-back.ts';
import { givenBackOf, refundedWith, refundOffer } from './refund-plan.ts';
import { isRefundable, refundableUntilOf, windowedWith } from './refund-window.ts';
import { type IssueDeps, issuedOf } from '../tickets/issue.ts';

/** Whose an order is: an account's, or of whoever knows its secret. */
export type OrderOwner =
  Extract<Principal, { kind: 'user' }> | { readonly kind: 'secret'; readonly secret: string };

/** @throws Refusal `not_found` for somebody else's order as for one that does not exist */
export async function requireOwner(
  prisma: PrismaClient,
  owner: OrderOwner,
  orderId: OrderId,
): Promise<OrderId> {
  const whose = owner.kind === 'user' ? { userId: owner.userId } : { accessToken: hashSecret(owner.secret) };
  const order = await prisma.order.findFirst({ where: { id: orderId, ...whose }, select: { id: true } });
  if (order === null) throw new Refusal('not_found', `order ${orderId} is not of this ${owner.kind}`);
  return OrderId.parse(order.id);
}

/** An order as its buyer sees it, with the links of its tickets. */
export async function viewOrder(
  deps: IssueDeps & Pick<OrderDeps, 'now' | 'refundHours'>,
  orderId: OrderId,
): Promise<OrderView> {
  const order = await deps.prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      ...refundedWith,
      ...windowedWith,
      lines: { include: { priceCategory: true }, orderBy: { priceCategoryId: 'asc' } },
    },
  });
  const now = deps.now();
  const takeable = await takeableOf(deps.prisma, order, { now: new Date(now) });
  const valid = order.tickets.filter((ticket) => ticket.status === 'valid');
  const isOwn = ({ userId, transferredAt }: (typeof order.tickets)[number]): boolean =>
    transferredAt === null || (userId !== null && userId === order.userId);
  const own = valid.filter(isOwn);
  // Passed on by whoever opens this order, and not by somebody who came by the ticket's link.
  const isUnclaimed = ({ userId, passedOnBy, passedOnWith }: (typeof order.tickets)[number]): boolean =>
    userId === null && (order.userId === null ? passedOnWith === 'order' : passedOnBy === order.userId);
  const { status, amount, discount, credit, currency } = order;
  return {
    ...{ orderId, status, amount, discount, credit, currency },
    showId: ShowId.parse(order.showId),
    at: now,
    holdExpiresAt: order.holdExpiresAt?.getTime() ?? null,
    lines: order.lines.map(({ quantity, priceCategory }) => ({ category: priceCategory.name, quantity })),
    tickets: own.map((ticket) => issuedOf(deps, ticket)),
    passedOn: valid.length - own.length,
    unclaimed: valid.filter(isUnclaimed).map(({ id }) => TicketId.parse(id)),
    refundableUntil: refundableUntilOf(order, deps.refundHours) ?? null,
    refund: isRefundable(order, { refundHours: deps.refundHours, now })
      ? refundOffer(order, { by: 'buyer', takeable })
      : null,
    givenBack: givenBackOf(order),
    returning: returningOf(order.refunds),
  };
}
