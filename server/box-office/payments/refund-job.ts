import { z } from 'zod';
import type { DomainEvents } from '../../platform/domain-events/index.ts';
import type { Jobs } from '../../platform/jobs.ts';
import { AskAgain, type RefundsDeps, sendRefund, unfinishedRefunds } from './refunds.ts';

const queue = 'refund';

/**
 * The job that asks providers for refunds, sent by what requests them: nobody who hears domain events waits for a
 * provider. Said before domain events and jobs start.
 */
export function onRefunds(
  deps: RefundsDeps & {
    readonly jobs: Pick<Jobs, 'work' | 'send'>;
    readonly domainEvents: Pick<DomainEvents, 'on'>;
  },
): {
  /** For refunds whose job was lost with the database that it was in. Called when the jobs have started. */
  sendUnfinished(): Promise<void>;
} {
  const { jobs, domainEvents, log } = deps;
  const send = (refundId: number, afterSeconds?: number): Promise<void> =>
    jobs.send(queue, {
      key: String(refundId),
      data: { refundId },
      ...(afterSeconds !== undefined && { afterSeconds }),
    });
  jobs.work(queue, { data: z.object({ refundId: z.number() }) }, async ({ refundId }) => {
    try {
      await sendRefund(deps, refundId);
    } catch (error) {
      // Without a pause that the provider has named, the job is tried again with its own, which grows.
      if (!(error instanceof AskAgain) || error.afterSeconds === undefined) throw error;
      log.warn({ refundId, afterSeconds: error.afterSeconds }, 'a refund is asked for again later');
      await send(refundId, error.afterSeconds);
    }
  });
  domainEvents.on('refund.requested', ({ refundId }) => send(refundId));
  return {
    async sendUnfinished() {
      for (const refundId of await unfinishedRefunds(deps)) await send(refundId);
    },
  };
}
