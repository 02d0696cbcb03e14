import type { ShowId } from '../../../protocol/ids.ts';
import type { PrismaClient } from '../../platform/database/index.ts';
import { messageOf } from '../../platform/errors.ts';
import { Habit } from '../../platform/habit.ts';
import type { Log } from '../../platform/log.ts';
import { recordAttendance, roomsWithNews } from './record.ts';

/** Nobody looks at figures of a running show more often. */
const usualEveryMs = 120_000;

export interface AttendanceKeeperDeps {
  readonly prisma: PrismaClient;
  readonly log: Log;
  /** How often rooms with news are looked for. */
  readonly everyMs?: number;
}

/** Keeps the book of who was at which show up to date: now and then, and at once when a show has ended. */
export class AttendanceKeeper {
  readonly #deps: AttendanceKeeperDeps;
  readonly #habit: Habit;
  #recording: Promise<void> = Promise.resolve();

  constructor(deps: AttendanceKeeperDeps) {
    this.#deps = deps;
    const { log, everyMs = usualEveryMs } = deps;
    this.#habit = new Habit('record who was there', () => this.#recordNews(), { log, everyMs });
  }

  start(): Promise<void> {
    return this.#habit.start();
  }

  /** The end of a show is in its log. Does not wait, and fails silently: the habit comes to it again. */
  showEnded(showId: ShowId): void {
    this.#recording = this.#recording
      .then(() => recordAttendance(this.#deps.prisma, showId))
      .catch((error: unknown) => {
        this.#deps.log.warn({ showId, reason: messageOf(error) }, 'could not record who was there');
      });
  }

  async close(): Promise<void> {
    await this.#habit.close();
    await this.#recording;
  }

  async #recordNews(): Promise<void> {
    for (const showId of await roomsWithNews(this.#deps.prisma)) {
      await recordAttendance(this.#deps.prisma, showId);
    }
  }
}
