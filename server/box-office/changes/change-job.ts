import { z } from 'zod';
import type { DomainEvents } from '../../platform/domain-events/index.ts';
import type { Jobs } from '../../platform/jobs.ts';
import type { BoxOffice } from '../box-office.ts';

const queue = 'show-change';

/** The job that carries changes of shows out, sent by what they cause. Said before domain events and jobs start. */
export function onShowChanges(deps: {
  readonly jobs: Pick<Jobs, 'work' | 'send'>;
  readonly domainEvents: Pick<DomainEvents, 'on'>;
  readonly boxOffice: Pick<BoxOffice, 'carryOutChange' | 'unfinishedChanges'>;
}): {
  /** For changes whose job was lost with the database that it was in. Called when the jobs have started. */
  sendUnfinished(): Promise<void>;
} {
  const { jobs, domainEvents, boxOffice } = deps;
  const send = (changeId: number, afterSeconds?: number): Promise<void> =>
    jobs.send(queue, {
      key: String(changeId),
      data: { changeId },
      ...(afterSeconds !== undefined && { afterSeconds }),
    });
  jobs.work(queue, { data: z.object({ changeId: z.number() }) }, async ({ changeId }, signal) => {
    const more = await boxOffice.carryOutChange(changeId, signal);
    if (more !== undefined) await send(changeId, more.afterSeconds);
  });
  domainEvents.on('show.moved', ({ changeId }) => send(changeId));
  domainEvents.on('show.cancelled', ({ changeId }) => send(changeId));
  return {
    async sendUnfinished() {
      for (const changeId of await boxOffice.unfinishedChanges()) await send(changeId);
    },
  };
}
