import type { Prisma, PrismaClient, RefundStatus } from '../../../generated/prisma/client.ts';
import type { Transact } from '../../platform/domain-events/index.ts';
import { messageOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { PaymentProvider } from './provider.ts';

export interface RefundsDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly providers: readonly PaymentProvider[];
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Asks the provider for a refund that was requested. It is claimed before it is asked for: whoever dies in between, or
 * gets no answer, leaves it `sending`. Of a provider that gives back once however often it is asked, it is asked for
 * again; of any other a person of the theatre sees and decides. A refund in any other state is somebody else's.
 * @throws AskAgain when it is to be asked for again later
 */
export async function sendRefund(deps: RefundsDeps, refundId: number): Promise<void> {
  const { prisma, providers, log, now } = deps;
  const refund = await prisma.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: true, order: { select: { userId: true } } },
  });
  const { payment, amount } = refund;
  // What goes back as a balance is done as it is written, and never requested.
  if (payment === null) throw new Error(`refund ${refundId} is of no charge`);
  const provider = providers.find(({ name }) => name === payment.provider);
  const claimed = await prisma.refund.updateMany({
    where: {
      id: refundId,
      status: { in: provider?.isRepeatable ? ['requested', 'sending'] : ['requested'] },
    },
    data: { status: 'sending', claimedAt: new Date(now()) },
  });
  if (claimed.count === 0) return;
  if (provider === undefined) {
    log.error({ refundId, provider: payment.provider }, 'no such payment provider is set up: a refund waits');
    await closeRefund(deps, refundId, 'failed');
    return;
  }
  const { reference, currency } = payment;
  // An invoice can be passed on: the money goes back to whoever paid.
  const userId = payment.payerId ?? refund.order.userId ?? undefined;
  const outcome = await ask(deps, provider, refundId, { reference, amount, currency, userId });
  if (outcome === 'unknown') return;
  if (outcome === 'refused') log.error({ refundId }, 'the payment provider refuses a refund');
  await closeRefund(deps, refundId, outcome === 'done' ? 'done' : 'failed');
}

async function ask(
  { prisma, log }: RefundsDeps,
  provider: PaymentProvider,
  refundId: number,
  order: Parameters<PaymentProvider['refund']>[0],
): Promise<'done' | 'refused' | 'unknown'> {
  try {
    const outcome = await provider.refund(order);
    if (typeof outcome === 'string') return outcome;
    await prisma.refund.updateMany({
      where: { id: refundId, status: 'sending' },
      data: { status: 'requested' },
    });
    const { retryAfterSeconds } = outcome;
    throw new AskAgain(
      `${provider.name} wants to be asked again in ${retryAfterSeconds} s`,
      retryAfterSeconds,
    );
  } catch (error) {
    if (error instanceof AskAgain) throw error;
    log.error({ refundId, reason: messageOf(error) }, 'it is not known whether a refund has been made');
    if (provider.isRepeatable) throw new AskAgain(messageOf(error));
    return 'unknown';
  }
}

/** The refund is to be asked for again later. */
export class AskAgain extends Error {
  override readonly name = 'AskAgain';
  /** Not before so many seconds, when the provider has said so. */
  readonly afterSeconds: number | undefined;

  constructor(message: string, afterSeconds?: number) {
    super(message);
    this.afterSeconds = afterSeconds;
  }
}

/** Refunds that are still to be asked for, or may be asked for again because nobody knows what became of them. */
export async function unfinishedRefunds({
  prisma,
  providers,
}: Pick<RefundsDeps, 'prisma' | 'providers'>): Promise<number[]> {
  const repeatable = providers.filter(({ isRepeatable }) => isRepeatable).map(({ name }) => name);
  const rows = await prisma.refund.findMany({
    where: {
      paymentId: { not: null },
      OR: [{ status: 'requested' }, { status: 'sending', payment: { provider: { in: repeatable } } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** What became of a refund, told to who waits for it. */
export async function closeRefund(
  { transact, now }: Pick<RefundsDeps, 'transact' | 'now'>,
  refundId: number,
  outcome: 'done' | 'failed',
): Promise<void> {
  await transact(async (tx, record) => {
    const data = outcome === 'done' ? { doneAt: new Date(now()) } : {};
    const changed = await setRefund(tx, { id: refundId, from: ['requested', 'sending'], to: outcome, data });
    if (changed) await record(outcome === 'done' ? 'refund.done' : 'refund.failed', { refundId });
  });
}

async function setRefund(
  tx: Prisma.TransactionClient,
  change: {
    readonly id: number;
    readonly from: readonly RefundStatus[];
    readonly to: RefundStatus;
    readonly data: { readonly doneAt?: Date };
  },
): Promise<boolean> {
  const { count } = await tx.refund.updateMany({
    where: { id: change.id, status: { in: [...change.from] } },
    data: { status: change.to, ...change.data },
  });
  return count > 0;
}
