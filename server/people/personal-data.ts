import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { Erasure, Obstacle } from '../../protocol/people.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { audit } from '../platform/audit.ts';
import type { RecordEvent, Transact } from '../platform/domain-events/index.ts';
import { messageOf } from '../platform/errors.ts';
import { Habit } from '../platform/habit.ts';
import type { Log } from '../platform/log.ts';
import { dayMs, type RetentionRule } from '../platform/retention.ts';

/** What one folder of the house holds of people. */
export interface PersonalDataPart {
  /** Its name in the export. */
  readonly name: string;
  /** All that is known of somebody there, to be written as JSON. */
  exportFor(userId: bigint): Promise<unknown>;
  /** What is not over yet; the erasure waits for it. */
  waitsFor?(db: Prisma.TransactionClient, userId: bigint, now: Date): Promise<readonly Obstacle[]>;
  /**
   * Forgets somebody, in the transaction in which all do; done again, it changes nothing.
   * @returns numbers of what is kept without a name, for the audit log
   */
  erase(work: ErasureWork, userId: bigint): Promise<Prisma.InputJsonObject>;
}

/** The one transaction of an erasure. */
export interface ErasureWork {
  readonly tx: Prisma.TransactionClient;
  readonly record: RecordEvent;
  readonly at: Date;
}

export interface PersonalDataDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  /** Who stands above comes first, since it may find its rows by those below. The account itself is the last. */
  readonly parts: readonly PersonalDataPart[];
  /** How long somebody who has asked to be forgotten may think again; 0 for at once. */
  readonly eraseAfterDays: number;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How often those whose time has come are looked for. */
  readonly everyMs?: number;
}

/** Why somebody is forgotten. */
type Reason = 'asked' | 'inactive';

const tenMinutesMs = 600_000;
/** Of one look, so that a crowd does not hold up what else is done. */
const atMost = 100;

/** What the house knows of people: told to them, and forgotten when they ask. */
export class PersonalData {
  readonly #deps: PersonalDataDeps;
  readonly #habit: Habit;

  constructor(deps: PersonalDataDeps) {
    this.#deps = deps;
    const { log, everyMs = tenMinutesMs } = deps;
    this.#habit = new Habit('forget those who have asked for it', () => this.eraseDue(), { log, everyMs });
  }

  start(): Promise<void> {
    return this.#habit.start();
  }

  close(): Promise<void> {
    return this.#habit.close();
  }

  /** Everything that is known of somebody, by the parts of the house; can be written as JSON. */
  async exportFor(userId: bigint): Promise<Readonly<Record<string, unknown>>> {
    const told: [string, unknown][] = [['exportedAt', this.#date().toISOString()]];
    for (const part of this.#deps.parts) told.push([part.name, jsonOf(await part.exportFor(userId))]);
    return Object.fromEntries(told);
  }

  /**
   * Asks for somebody to be forgotten, when the time to think again is over and nothing stands in the way. With no such
   * time it is done here, if it can be. Asked again, it stays at the first time.
   * @throws Refusal `not_found`
   */
  async askErasure(userId: bigint): Promise<Erasure> {
    const now = this.#date();
    const eraseAt = new Date(now.getTime() + this.#deps.eraseAfterDays * dayMs);
    await this.#deps.prisma.user.updateMany({
      where: { telegramId: userId, eraseAt: null },
      data: { eraseAt },
    });
    const erasure = await this.erasureOf(userId);
    const isDue = erasure.eraseAt !== null && erasure.eraseAt <= now.getTime();
    const done = isDue && (await this.#erase(userId, 'asked', { eraseAt: { lte: now } }));
    return done ? { eraseAt: null, done, waitsFor: [] } : erasure;
  }

  /** When somebody is to be forgotten, and what stands in the way. @throws Refusal `not_found` */
  async erasureOf(userId: bigint): Promise<Erasure> {
    const { prisma } = this.#deps;
    const user = await prisma.user.findUnique({ where: { telegramId: userId }, select: { eraseAt: true } });
    if (user === null) throw new Refusal('not_found', `no user ${userId}`);
    const waitsFor = user.eraseAt === null ? [] : await this.#obstacles(prisma, userId);
    return { eraseAt: user.eraseAt?.getTime() ?? null, done: false, waitsFor };
  }

  /** Takes the wish to be forgotten back. Asked again, nothing changes. */
  async cancelErasure(userId: bigint): Promise<void> {
    await this.#deps.prisma.user.updateMany({ where: { telegramId: userId }, data: { eraseAt: null } });
  }

  /** Forgets those whose time has come and who wait for nothing. */
  async eraseDue(): Promise<void> {
    await this.#eraseAll('asked', { eraseAt: { lte: this.#date() } });
  }

  /**
   * Forgets those who were last seen before, and have neither orders nor tickets.
   * @returns how many
   */
  forgetInactive(before: Date): Promise<number> {
    return this.#eraseAll('inactive', {
      ...{ lastActive: { lt: before }, eraseAt: null },
      ...{ orders: { none: {} }, tickets: { none: {} } },
    });
  }

  /** Those who were last seen so long ago are forgotten by themselves. */
  inactiveRule(keepDays: number): RetentionRule {
    const what = 'people who were not seen for long';
    return { what, keepDays, forget: (before) => this.forgetInactive(before) };
  }

  async #eraseAll(why: Reason, where: Prisma.UserWhereInput): Promise<number> {
    const { prisma, log } = this.#deps;
    let erased = 0;
    for (let after = -1n; ;) {
      const users = await prisma.user.findMany({
        where: { AND: [where, { telegramId: { gt: after } }] },
        ...{ select: { telegramId: true }, orderBy: { telegramId: 'asc' }, take: atMost },
      });
      for (const { telegramId } of users) if (await this.#tryToErase(telegramId, why, where)) erased += 1;
      const last = users.at(-1);
      if (last === undefined || users.length < atMost) break;
      after = last.telegramId;
    }
    if (erased > 0) log.info({ erased, why }, 'people were forgotten');
    return erased;
  }

  /** What fails for one person must not keep the others waiting. */
  async #tryToErase(userId: bigint, why: Reason, still: Prisma.UserWhereInput): Promise<boolean> {
    try {
      return await this.#erase(userId, why, still);
    } catch (error) {
      this.#deps.log.error({ reason: messageOf(error), why }, 'a person could not be forgotten');
      return false;
    }
  }

  /** @returns whether it was done: not when it is no longer wanted, nor while something stands in the way */
  #erase(userId: bigint, why: Reason, still: Prisma.UserWhereInput): Promise<boolean> {
    const at = this.#date();
    return this.#deps.transact(async (tx, record) => {
      // Whoever wants to write something new of this person waits here, and finds them gone.
      await tx.$queryRaw`SELECT 1 FROM users WHERE telegram_id = ${userId} FOR UPDATE`;
      const user = await tx.user.findFirst({ where: { AND: [{ telegramId: userId }, still] } });
      if (user === null || (await this.#obstacles(tx, userId)).length > 0) return false;
      const kept: Prisma.InputJsonObject[] = [];
      for (const part of this.#deps.parts) kept.push(await part.erase({ tx, record, at }, userId));
      await audit(tx, {
        ...{ at, actor: 'system', act: 'user.erase', subject: 'user', subjectId: 0 },
        details: Object.assign({ why }, ...kept) as Prisma.InputJsonObject, // `assign` forgets what it is given
      });
      return true;
    });
  }

  async #obstacles(db: Prisma.TransactionClient, userId: bigint): Promise<Obstacle[]> {
    const found: Obstacle[] = [];
    for (const part of this.#deps.parts) {
      found.push(...((await part.waitsFor?.(db, userId, this.#date())) ?? []));
    }
    return found;
  }

  #date(): Date {
    return new Date(this.#deps.now());
  }
}

/** JSON has no bigint. */
const jsonOf = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)),
  ) as unknown;
