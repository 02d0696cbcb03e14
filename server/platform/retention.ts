import type { PrismaClient } from './database/index.ts';
import { messageOf } from './errors.ts';
import { Habit } from './habit.ts';
import type { Log } from './log.ts';

export const dayMs = 86_400_000;

/** Something that is kept for a while and then forgotten. */
export interface RetentionRule {
  /** What is forgotten, for the log: `words of rooms`. */
  readonly what: string;
  readonly keepDays: number;
  /** Forgets what is older. @returns how much */
  forget(before: Date): Promise<number>;
}

export interface RetentionOptions {
  readonly rules: readonly RetentionRule[];
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A day by default. */
  readonly everyMs?: number;
}

/** Forgets once a day what has been kept long enough. */
export class Retention {
  readonly #options: RetentionOptions;
  readonly #habit: Habit;

  constructor(options: RetentionOptions) {
    this.#options = options;
    const { log, everyMs = dayMs } = options;
    this.#habit = new Habit('forget what has been kept long enough', () => this.run(), { log, everyMs });
  }

  start(): Promise<void> {
    return this.#habit.start();
  }

  close(): Promise<void> {
    return this.#habit.close();
  }

  /** Goes through the rules; one that fails leaves the others as they are, and is tried again the next time. */
  async run(): Promise<void> {
    const { rules, log, now } = this.#options;
    for (const rule of rules) {
      const { what, keepDays } = rule;
      try {
        const count = await rule.forget(new Date(now() - keepDays * dayMs));
        if (count > 0) log.info({ count, keepDays }, `forgotten: ${what}`);
      } catch (error) {
        log.warn({ reason: messageOf(error) }, `could not forget ${what}`);
      }
    }
  }
}

/** Of one statement, so that no lock is held for long. */
export const batchSize = 1000;

/** Does something to at most `batchSize` rows again and again until there are no more. @returns to how many in all */
export async function inBatches(act: (atMost: number) => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const count = await act(batchSize);
    all += count;
    if (count < batchSize) return all;
  }
}

/** How long it can be looked up what was told to whom, should something have gone wrong. */
const bookkeepingDays = 30;

/** Events that were delivered, and what others have told us once it was dealt with. */
export function bookkeepingRules(prisma: PrismaClient): RetentionRule[] {
  const keepDays = bookkeepingDays;
  return [
    {
      ...{ what: 'events that were delivered', keepDays },
      forget: (before) =>
        inBatches(
          (atMost) => prisma.$executeRaw`
            DELETE FROM domain_events WHERE id IN
              (SELECT id FROM domain_events WHERE delivered_at < ${before} LIMIT ${atMost}::int)`,
        ),
    },
    {
      ...{ what: 'what was told to us and dealt with', keepDays },
      forget: (before) =>
        inBatches(
          (atMost) => prisma.$executeRaw`
            DELETE FROM inbox WHERE id IN
              (SELECT id FROM inbox WHERE processed_at < ${before} LIMIT ${atMost}::int)`,
        ),
    },
  ];
}
