import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import {
  type CheckReport,
  codeAlphabet,
  codeLength,
  ReportCode,
  type ReportMade,
  ReportRequest,
} from '../../protocol/check.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { Habit } from '../platform/habit.ts';
import type { Log } from '../platform/log.ts';

export interface ReportsDeps {
  readonly prisma: PrismaClient;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How often the reports that have expired are deleted. */
  readonly pruneMs?: number;
}

/** A check is made days before a show at most; after it nobody needs the report. */
const lifeMs = 7 * 24 * 3_600_000;

/** A code is taken by chance about once in 250 million: so many tries are never needed twice. */
const mostTries = 5;

/** What checks have found, for a week, by codes that can be said aloud. */
export class Reports {
  readonly #deps: ReportsDeps;
  readonly #pruning: Habit;

  constructor(deps: ReportsDeps) {
    this.#deps = deps;
    this.#pruning = new Habit('delete the reports that have expired', () => this.#prune(), {
      log: deps.log,
      ...(deps.pruneMs !== undefined && { everyMs: deps.pruneMs }),
    });
  }

  /** Keeps a report and answers its code. */
  async make(report: ReportRequest): Promise<ReportMade> {
    const at = this.#deps.now();
    const expiresAt = at + lifeMs;
    for (let tries = 1; ; tries += 1) {
      const code = newCode();
      try {
        await this.#deps.prisma.checkReport.create({
          data: { code, report, at: new Date(at), expiresAt: new Date(expiresAt) },
        });
        return { code, expiresAt };
      } catch (error) {
        if (!isTaken(error) || tries === mostTries) throw error;
      }
    }
  }

  /**
   * The report of a code, as somebody has typed it.
   * @throws Refusal `not_found` for an unknown, expired or impossible code
   */
  async find(typed: string): Promise<CheckReport> {
    const parsed = ReportCode.safeParse(typed);
    const row = parsed.success
      ? await this.#deps.prisma.checkReport.findUnique({
          where: { code: parsed.data, expiresAt: { gt: new Date(this.#deps.now()) } },
        })
      : null;
    if (row === null) throw notFound();
    // Written by `make`; a report of another version of the house is none that this one can show.
    const kept = ReportRequest.safeParse(row.report);
    if (!kept.success) throw new Refusal('not_found', z.prettifyError(kept.error));
    return { code: row.code, at: row.at.getTime(), ...kept.data };
  }

  /** Deletes the reports that have expired, and from then on now and then. */
  start(): Promise<void> {
    return this.#pruning.start();
  }

  close(): Promise<void> {
    return this.#pruning.close();
  }

  async #prune(): Promise<void> {
    const { prisma, now } = this.#deps;
    await prisma.checkReport.deleteMany({ where: { expiresAt: { lte: new Date(now()) } } });
  }
}

/** The one answer to an unknown code and to somebody who may not ask. */
export const notFound = (): Refusal => new Refusal('not_found', 'no such report, or not for this caller');

const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

/** Unique constraint violated: https://www.prisma.io/docs/orm/reference/error-reference#p2002 */
const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
