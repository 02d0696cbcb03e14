import type { PrismaClient } from '../../../generated/prisma/client.ts';
import {
  type AsideOrder,
  type Attention,
  type AttentionCounts,
  type Difference,
  differenceKinds,
  type MessageTrouble,
  type RefundTrouble,
} from '../../../protocol/attention.ts';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import { personOf, stuckOrders } from '../staff-views.ts';
import { openDifferences, staffAttention, troubledMessages, troubledRefunds } from './counts.ts';

/** Of each, at most. */
const most = 100;

/** @throws Refusal `forbidden` */
export async function attentionCounts(
  prisma: PrismaClient,
  actor: Actor,
  now: Date,
): Promise<AttentionCounts> {
  requireOperator(actor);
  return staffAttention(prisma, now);
}

/** All that waits for a person, the oldest first. @throws Refusal `forbidden` */
export async function attentionLists(prisma: PrismaClient, actor: Actor, now: Date): Promise<Attention> {
  requireOperator(actor);
  const [stuck, refunds, messages, differences, asides] = await Promise.all([
    stuckOrders(prisma, now.getTime(), most),
    refundTroubles(prisma, now),
    messageTroubles(prisma),
    differencesOf(prisma),
    asideOrders(prisma),
  ]);
  return { stuck, refunds, messages, differences, asides };
}

async function refundTroubles(prisma: PrismaClient, now: Date): Promise<RefundTrouble[]> {
  const rows = await prisma.refund.findMany({
    where: troubledRefunds(now),
    include: { payment: true, order: { include: { show: { select: { title: true } } } } },
    orderBy: { id: 'asc' },
    take: most,
  });
  return rows.map(({ id, amount, status, payment, order, requestedAt }) => ({
    ...{ id, amount, currency: order.currency, show: order.show.title },
    orderId: OrderId.parse(order.id),
    status: status === 'failed' || status === 'requested' ? status : 'sending',
    ...{ provider: payment?.provider ?? null, reference: payment?.reference ?? null },
    requestedAt: requestedAt.getTime(),
  }));
}

/** Neither the words nor the numbers of Telegram: whom it is for, and what it is about. */
async function messageTroubles(prisma: PrismaClient): Promise<MessageTrouble[]> {
  const rows = await prisma.botMessage.findMany({
    where: troubledMessages,
    select: { id: true, chatId: true, kind: true, status: true, createdAt: true },
    orderBy: { id: 'asc' },
    take: most,
  });
  const users = await prisma.user.findMany({
    where: { telegramId: { in: rows.map(({ chatId }) => chatId) } },
  });
  const names = new Map(users.map((user) => [user.telegramId, personOf(user)]));
  return rows.map(({ id, chatId, kind, status, createdAt }) => ({
    ...{ id: Number(id), kind, person: names.get(chatId) ?? null, at: createdAt.getTime() },
    status: status === 'failed' ? 'failed' : 'unknown',
  }));
}

async function differencesOf(prisma: PrismaClient): Promise<Difference[]> {
  const rows = await prisma.bookDifference.findMany({
    where: openDifferences,
    orderBy: { id: 'asc' },
    take: most,
  });
  return rows.map(({ id, provider, reference, kind, foundAt }) => ({
    ...{ id, provider, reference, at: foundAt.getTime() },
    kind: differenceKinds.find((known) => known === kind) ?? 'other',
  }));
}

async function asideOrders(prisma: PrismaClient): Promise<AsideOrder[]> {
  const rows = await prisma.showChangeAside.findMany({
    where: { change: { finishedAt: null } },
    include: { change: { include: { show: { select: { title: true } } } } },
    orderBy: [{ changeId: 'asc' }, { orderId: 'asc' }],
    take: most,
  });
  return rows.map(({ orderId, attempts, nextAt, change }) => ({
    ...{ orderId: OrderId.parse(orderId), showId: ShowId.parse(change.showId), show: change.show.title },
    ...{ attempts, nextAt: nextAt.getTime() },
  }));
}
