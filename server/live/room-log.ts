import { z } from 'zod';
import { CommandId, LineId, MemberId, type ShowId } from '../../protocol/ids.ts';
import {
  emptyRoom,
  eventVersion,
  evolve,
  linesOf,
  restoreRoom,
  type LogEntry,
  type Phase,
  type RoomEvent,
  type RoomState,
} from '../../protocol/room/index.ts';
import type { PrismaClient } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { type Pending, writeBans, writeLines } from './room-log-rows.ts';

/** Longest time that an act waits to be written, while the database is there. */
const flushEveryMs = 50;
const retryEveryMs = 1000;
const entriesPerWrite = 500;
const snapshotEvery = 200;

/** Another process has taken the room over: what this one still wanted to write is refused. */
export class FencedOut extends Error {
  override readonly name = 'FencedOut';
}

export interface RoomLogDeps {
  readonly prisma: PrismaClient;
  readonly log: Log;
  readonly onFenced: () => void;
  /** The end of the show is written. */
  readonly onEnded?: () => void;
}

/** What a room's log answers when it is opened: the state so far, and the epoch that is ours from now on. */
export interface OpenedLog {
  readonly log: RoomLog;
  readonly state: RoomState;
  readonly epoch: number;
  /** What was written, as far as anybody may still read it. */
  readonly texts: ReadonlyMap<LineId, string>;
}

/**
 * The log of one room, written behind: `append` never waits. While the database is away entries pile up here and
 * are written when it is back; a crash in between loses them, which the README says.
 */
export class RoomLog {
  readonly #prisma: PrismaClient;
  readonly #log: Log;
  readonly #showId: ShowId;
  readonly #epoch: number;
  readonly #onFenced: () => void;
  readonly #onEnded: (() => void) | undefined;
  #pending: Pending[] = [];
  #snapshot: RoomState | undefined;
  #lastSnapshotSeq: number;
  #writtenSeq: number;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #waiting: { readonly seq: number; readonly done: (saved: boolean) => void }[] = [];
  #away = false;
  #fenced = false;

  private constructor(deps: RoomLogDeps, state: RoomState, epoch: number, lastSnapshotSeq: number) {
    this.#prisma = deps.prisma;
    this.#log = deps.log;
    this.#onFenced = deps.onFenced;
    this.#onEnded = deps.onEnded;
    this.#showId = state.showId;
    this.#epoch = epoch;
    this.#writtenSeq = state.seq;
    this.#lastSnapshotSeq = lastSnapshotSeq;
  }

  /**
   * Takes the room over: raises its epoch, which fences out an earlier owner, then reads what was written before.
   * @throws Error when the log holds an event that this version does not know.
   */
  static async open(deps: RoomLogDeps, showId: ShowId): Promise<OpenedLog> {
    const room = await deps.prisma.room.upsert({
      where: { showId },
      create: { showId, epoch: 1 },
      update: { epoch: { increment: 1 } },
    });
    const { epoch } = room;
    const { state, snapshotSeq } = await replay(deps.prisma, showId, room);
    const texts = await textsOf(deps.prisma, state);
    return { log: new RoomLog(deps, state, epoch, snapshotSeq), state, epoch, texts };
  }

  /** @param text what was said, for an entry that says that something was */
  append(entry: LogEntry, after: RoomState, text?: string): void {
    if (this.#fenced) return;
    this.#pending.push({ entry, text });
    if (after.seq - this.#lastSnapshotSeq >= snapshotEvery) {
      this.#snapshot = after;
      this.#lastSnapshotSeq = after.seq;
    }
    this.#schedule(flushEveryMs);
  }

  /** True when everything up to `seq` is written within `timeoutMs`; false when it is not (yet). */
  saved(seq: number, timeoutMs: number): Promise<boolean> {
    if (this.#writtenSeq >= seq) return Promise.resolve(true);
    if (this.#fenced) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((waiter) => waiter !== waiting);
        resolve(false);
      }, timeoutMs);
      const waiting = {
        seq,
        done: (saved: boolean) => {
          clearTimeout(timer);
          resolve(saved);
        },
      };
      this.#waiting.push(waiting);
    });
  }

  /** Writes what is left, as far as the database lets it within `timeoutMs`. */
  async close(timeoutMs: number): Promise<boolean> {
    const last = this.#pending.at(-1)?.entry.seq ?? this.#writtenSeq;
    this.#schedule(0);
    const saved = await this.saved(last, timeoutMs);
    clearTimeout(this.#timer);
    if (!saved && !this.#fenced) {
      const unwritten = this.#pending.length;
      this.#log.error({ showId: this.#showId, unwritten }, 'the last acts of the room are lost: no database');
    }
    this.#fenced = true;
    return saved;
  }

  #schedule(delayMs: number): void {
    if (this.#timer !== undefined || this.#writing !== undefined || this.#fenced) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#flush().finally(() => {
        this.#writing = undefined;
        if (this.#pending.length > 0) this.#schedule(this.#away ? retryEveryMs : 0);
      });
    }, delayMs);
  }

  async #flush(): Promise<void> {
    const batch = this.#pending.slice(0, entriesPerWrite);
    const last = batch.at(-1)?.entry;
    if (last === undefined) return;
    const snapshot =
      this.#snapshot !== undefined && this.#snapshot.seq <= last.seq ? this.#snapshot : undefined;
    try {
      await this.#write(batch, snapshot);
    } catch (error) {
      this.#writeFailed(error);
      return;
    }
    if (this.#away) this.#log.info({ showId: this.#showId }, 'the log of the room is being written again');
    this.#away = false;
    this.#pending = this.#pending.slice(batch.length);
    if (snapshot === this.#snapshot) this.#snapshot = undefined;
    this.#writtenSeq = last.seq;
    const done = this.#waiting.filter(({ seq }) => seq <= last.seq);
    this.#waiting = this.#waiting.filter(({ seq }) => seq > last.seq);
    for (const waiter of done) waiter.done(true);
    if (lastPhase(batch) === 'finished') this.#onEnded?.();
  }

  async #write(batch: readonly Pending[], snapshot: RoomState | undefined): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      // The row's lock and the epoch in one statement: a successor's epoch cannot slip in between.
      const phase = lastPhase(batch);
      const owned = await tx.room.updateMany({
        where: { showId: this.#showId, epoch: this.#epoch },
        data: { updatedAt: new Date(), ...(phase === undefined ? {} : { phase }) },
      });
      if (owned.count === 0) throw new FencedOut();
      // An earlier try may have been committed without our hearing of it.
      await tx.roomEvent.createMany({
        data: batch.map(({ entry }) => row(this.#showId, entry)),
        skipDuplicates: true,
      });
      await writeLines(tx, this.#showId, batch);
      await writeBans(tx, this.#showId, batch);
      if (snapshot !== undefined) {
        const state = JSON.parse(JSON.stringify(snapshot)) as object; // plain JSON, which Prisma's type cannot know
        await tx.roomSnapshot.createMany({
          data: [{ showId: this.#showId, seq: snapshot.seq, epoch: this.#epoch, at: new Date(), state }],
          skipDuplicates: true,
        });
      }
    });
  }

  #writeFailed(error: unknown): void {
    if (error instanceof FencedOut) {
      this.#fenced = true;
      this.#pending = [];
      for (const waiter of this.#waiting.splice(0)) waiter.done(false);
      this.#log.error(
        { showId: this.#showId, epoch: this.#epoch },
        'another process has taken this room over',
      );
      this.#onFenced();
      return;
    }
    if (!this.#away)
      this.#log.warn(
        { err: error, showId: this.#showId },
        'the log of the room cannot be written; the show goes on',
      );
    this.#away = true;
  }
}

const lastPhase = (batch: readonly Pending[]): RoomState['phase'] | undefined =>
  batch.flatMap(({ entry: { event } }) => (event.type === 'phase.changed' ? [event.to] : [])).at(-1);

function row(showId: ShowId, { seq, epoch, at, version, event, cause }: LogEntry) {
  const payload = JSON.parse(JSON.stringify(event)) as object; // plain JSON, which Prisma's type cannot know
  return {
    showId,
    seq,
    epoch,
    at: new Date(at),
    version,
    type: event.type,
    payload,
    causeMember: cause?.member ?? null,
    causeCommand: cause?.command ?? null,
  };
}

async function replay(
  prisma: PrismaClient,
  showId: ShowId,
  room: { readonly phase: Phase; readonly countedTo: number },
): Promise<{ readonly state: RoomState; readonly snapshotSeq: number }> {
  const snapshot = await prisma.roomSnapshot.findFirst({ where: { showId }, orderBy: { seq: 'desc' } });
  const rows = await prisma.roomEvent.findMany({
    where: { showId, seq: { gt: snapshot?.seq ?? 0 } },
    orderBy: { seq: 'asc' },
  });
  const from =
    snapshot === null
      ? beginning(showId, room, rows[0]?.seq ?? room.countedTo + 1)
      : // Our own rows: written by `row` and `#write` above, of a state and events that were valid then.
        restoreRoom(snapshot.state as unknown as RoomState);
  const state = rows.map(entryOf).reduce(evolve, from);
  return { state, snapshotSeq: from.seq };
}

/**
 * The state before the first entry that there is. A log that has been kept long enough is deleted: the room is over then,
 * as far as it was, and goes on counting, since what was written in it has the numbers of its entries.
 */
function beginning(showId: ShowId, { phase }: { readonly phase: Phase }, firstSeq: number): RoomState {
  const empty = emptyRoom(showId);
  if (firstSeq === 1) return empty;
  return { ...empty, seq: firstSeq - 1, ...(phase === 'finished' && { phase }) };
}

async function textsOf(prisma: PrismaClient, state: RoomState): Promise<ReadonlyMap<LineId, string>> {
  const rows = await prisma.roomLine.findMany({
    where: { showId: state.showId, seq: { in: [...linesOf(state)] } },
    select: { seq: true, text: true },
  });
  return new Map(rows.map(({ seq, text }) => [LineId.parse(seq), text ?? '']));
}

const Cause = z.object({ member: MemberId, command: CommandId });

function entryOf(stored: {
  seq: number;
  epoch: number;
  at: Date;
  version: number;
  payload: unknown;
  causeMember: string | null;
  causeCommand: string | null;
}): LogEntry {
  if (stored.version > eventVersion)
    throw new Error(`event ${stored.seq} is of a later version, ${stored.version}`);
  const cause = Cause.safeParse({ member: stored.causeMember, command: stored.causeCommand });
  return {
    seq: stored.seq,
    epoch: stored.epoch,
    at: stored.at.getTime(),
    version: stored.version,
    event: stored.payload as RoomEvent, // what `row` wrote; `evolve` refuses a type it does not know
    ...(cause.success ? { cause: cause.data } : {}),
  };
}
