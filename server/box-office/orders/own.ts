import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { OrderView } from '../../../protocol/box-office.ts';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Principal } from '../../people/index.ts';
import { hashSecret } from '../../platform/random-secrets.ts';
import type { OrderDeps } from './hold.ts';
import { moneyBackOf, refundFacts } from './money-back.ts';
import { refundableUntilOf } from './refund-window.ts';
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
      lines: { include: { priceCategory: true }, orderBy: { priceCategoryId: 'asc' } },
      tickets: { where: { status: 'valid' }, orderBy: { number: 'asc' } },
      refunds: refundFacts,
    },
  });
  const isOwn = ({ userId, transferredAt }: (typeof order.tickets)[number]): boolean =>
    transferredAt === null || (userId !== null && userId === order.userId);
  const own = order.tickets.filter(isOwn);
  const { status, amount, discount, credit, currency } = order;
  return {
    ...{ orderId, status, amount, discount, credit, currency },
    showId: ShowId.parse(order.showId),
    at: deps.now(),
    holdExpiresAt: order.holdExpiresAt?.getTime() ?? null,
    lines: order.lines.map(({ quantity, priceCategory }) => ({ category: priceCategory.name, quantity })),
    tickets: own.map((ticket) => issuedOf(deps, ticket)),
    passedOn: order.tickets.length - own.length,
    moneyBack: moneyBackOf(order.refunds),
    refundableUntil: (await refundableUntilOf(deps.prisma, order, deps.refundHours)) ?? null,
  };
}
