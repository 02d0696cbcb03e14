import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { messageOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { PaymentProvider } from './provider.ts';

export interface RefundsDeps {
  readonly prisma: PrismaClient;
  readonly providers: readonly PaymentProvider[];
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Asks the provider for a refund that was requested. It is claimed before it is asked for: whoever dies in between, or
 * gets no answer, leaves it `sending`, which a person of the theatre sees and decides. Nothing is asked for twice
 * silently. A refund that is not `requested` any more is somebody else's, and left alone.
 */
export async function sendRefund(deps: RefundsDeps, refundId: number): Promise<void> {
  const { prisma, providers, log, now } = deps;
  const claimed = await prisma.refund.updateMany({
    where: { id: refundId, status: 'requested' },
    data: { status: 'sending', claimedAt: new Date(now()) },
  });
  if (claimed.count === 0) return;
  const refund = await prisma.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: true, order: { select: { userId: true } } },
  });
  const { payment, amount } = refund;
  // What goes back as a balance is done as it is written, and never requested.
  if (payment === null) throw new Error(`refund ${refundId} is of no charge`);
  const provider = providers.find(({ name }) => name === payment.provider);
  if (provider === undefined) {
    log.error({ refundId, provider: payment.provider }, 'no such payment provider is set up: a refund waits');
    await prisma.refund.update({ where: { id: refundId }, data: { status: 'failed' } });
    return;
  }
  const { reference, currency } = payment;
  // An invoice can be passed on: the money goes back to whoever paid.
  const userId = payment.payerId ?? refund.order.userId ?? undefined;
  try {
    const agreed = await provider.refund({ reference, amount, currency, userId });
    await prisma.refund.updateMany({
      where: { id: refundId, status: 'sending' },
      data: agreed ? { status: 'done', doneAt: new Date(now()) } : { status: 'failed' },
    });
    if (!agreed) log.error({ refundId }, 'the payment provider refuses a refund');
  } catch (error) {
    log.error({ refundId, reason: messageOf(error) }, 'it is not known whether a refund has been made');
  }
}
