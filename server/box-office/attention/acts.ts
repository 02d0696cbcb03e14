import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import type { Transact } from '../../platform/domain-events/index.ts';
import { audit, type AuditLine } from '../../platform/audit.ts';
import { openDifferences, troubledMessages, troubledRefunds } from './counts.ts';

/*
 * What a person decides about something that waits for one. Each is a conditional update: of two people who decide at
 * once one does, and the other hears that it has been seen to.
 */

export interface ActDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** @throws Refusal `not_found` */
const seenTo = (what: string): never => {
  throw new Refusal('not_found', `${what} does not wait for anybody`);
};

/**
 * Asks the provider for a refund once more. Whoever does that has looked at the provider's books: a refund of which
 * nothing is known may have been made.
 * @throws Refusal `forbidden`, `not_found` when it does not wait for anybody (any more)
 */
export async function retryRefund(deps: ActDeps, actor: Actor, id: number): Promise<void> {
  requireOperator(actor);
  const at = new Date(deps.now());
  await deps.transact(async (tx, record) => {
    const { count } = await tx.refund.updateMany({
      where: { id, ...troubledRefunds(at) },
      data: { status: 'requested' },
    });
    if (count === 0) seenTo(`refund ${id}`);
    await told(tx, actor, { at, act: 'refund.retry', subject: 'refund', subjectId: id });
    await record('refund.requested', { refundId: id });
  });
}

/** The money has gone back, a person says so: by hand, or the provider had done it. @throws as `retryRefund` */
export async function markRefundDone({ prisma, now }: ActDeps, actor: Actor, id: number): Promise<void> {
  requireOperator(actor);
  const at = new Date(now());
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { id, ...troubledRefunds(at) },
      data: { status: 'done', doneAt: at },
    });
    if (count === 0) seenTo(`refund ${id}`);
    await told(tx, actor, { at, act: 'refund.done', subject: 'refund', subjectId: id });
  });
}

/**
 * Puts a message of the bot into its queue again, or leaves it unsent for good.
 * @throws Refusal `forbidden`, `not_found` when it does not wait for anybody (any more)
 */
export async function decideMessage(
  { prisma, now }: ActDeps,
  actor: Actor,
  id: number,
  decision: 'send' | 'drop',
): Promise<void> {
  requireOperator(actor);
  const at = new Date(now());
  // Whoever sends it again knows that it is late.
  const again = { status: 'queued', nextAt: at, attempts: 0, expiresAt: null, error: null } as const;
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.botMessage.updateMany({
      where: { id, ...troubledMessages },
      data: decision === 'send' ? again : { status: 'dropped' },
    });
    if (count === 0) seenTo(`message ${id}`);
    await told(tx, actor, { at, act: `bot_message.${decision}`, subject: 'bot_message', subjectId: id });
  });
}

/** A person has seen to a difference of the books. @throws as `decideMessage` */
export async function resolveDifference({ prisma, now }: ActDeps, actor: Actor, id: number): Promise<void> {
  requireOperator(actor);
  const at = new Date(now());
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.bookDifference.updateMany({
      where: { id, ...openDifferences },
      data: { resolvedAt: at, resolvedBy: actorName(actor) },
    });
    if (count === 0) seenTo(`difference ${id}`);
    await told(tx, actor, {
      ...{ at, act: 'book_difference.resolve', subject: 'book_difference', subjectId: id },
    });
  });
}

const told = (
  tx: Prisma.TransactionClient,
  actor: Actor,
  line: Omit<AuditLine, 'actor' | 'details'>,
): Promise<void> => audit(tx, { ...line, actor: actorName(actor), details: {} });
