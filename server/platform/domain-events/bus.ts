import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import { domainEvents, type DomainEventPayload, type DomainEventType } from './catalogue.ts';
import { markDelivered, takeEvents, type TakenEvent } from './outbox.ts';

/** Must be idempotent: after a crash, or when another handler of the event failed, it is called again. */
export type DomainEventHandler<Type extends DomainEventType> = (
  payload: DomainEventPayload<Type>,
) => Promise<void> | void;

/** Writes an event into the outbox, in the transaction it was made for. */
export type RecordEvent = <Type extends DomainEventType>(
  type: Type,
  payload: DomainEventPayload<Type>,
) => Promise<void>;

/**
 * Runs a unit of work: `tx` and what `record` writes commit together or not at all. The events are on their way as
 * soon as it has committed.
 */
export type Transact = <Result>(
  work: (tx: Prisma.TransactionClient, record: RecordEvent) => Promise<Result>,
) => Promise<Result>;

export interface DomainEventsOptions {
  readonly prisma: PrismaClient;
  readonly log: Log;
  /** How often leftovers are looked for. */
  readonly pollMs?: number;
  /** How long an event belongs to the process that took it, and the pause before a failed one is tried again. */
  readonly leaseMs?: number;
}

/** Events of one look into the outbox. */
const batchSize = 100;

/** The outbox and its in-process delivery: at least once, in the order of recording unless a handler fails. */
export class DomainEvents {
  readonly #prisma: PrismaClient;
  readonly #log: Log;
  readonly #pollMs: number;
  readonly #leaseMs: number;
  readonly #handlers = new Map<string, ((payload: unknown) => Promise<void>)[]>();
  #timer: NodeJS.Timeout | undefined;
  #delivering: Promise<void> = Promise.resolve();

  constructor({ prisma, log, pollMs = 2_000, leaseMs = 15_000 }: DomainEventsOptions) {
    this.#prisma = prisma;
    this.#log = log;
    this.#pollMs = pollMs;
    this.#leaseMs = leaseMs;
  }

  readonly transact: Transact = async (work) => {
    let recorded = 0;
    const result = await this.#prisma.$transaction((tx) =>
      work(tx, async (type, payload) => {
        await tx.domainEvent.create({ data: { type, payload: domainEvents[type].parse(payload) } });
        recorded += 1;
      }),
    );
    // Not awaited: a handler may itself record events, and would wait for its own end.
    if (recorded > 0) void this.#deliver();
    return result;
  };

  /** Adds a handler. Handlers are added before `start`, so that nothing left over is delivered to nobody. */
  on<Type extends DomainEventType>(type: Type, handler: DomainEventHandler<Type>): void {
    const call = async (payload: unknown): Promise<void> => {
      // The schema is that of `type`; TypeScript does not follow a generic key into the record.
      await handler(domainEvents[type].parse(payload) as DomainEventPayload<Type>);
    };
    this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), call]);
  }

  /** Delivers what an earlier process left undelivered, and from then on looks for leftovers now and then. */
  async start(): Promise<void> {
    await this.#deliver();
    this.#timer ??= setInterval(() => void this.#deliver(), this.#pollMs);
  }

  /** Stops looking; a delivery under way is waited for. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#delivering;
  }

  /** One delivery at a time keeps the order. What fails here is the database, and the next look heals it. */
  #deliver(): Promise<void> {
    this.#delivering = this.#delivering
      .then(() => this.#deliverAll())
      .catch((error: unknown) => {
        this.#log.warn({ reason: messageOf(error) }, 'the outbox could not be read');
      });
    return this.#delivering;
  }

  async #deliverAll(): Promise<void> {
    for (;;) {
      const taken = await takeEvents(this.#prisma, { leaseMs: this.#leaseMs, atMost: batchSize });
      for (const event of taken) await this.#deliverOne(event);
      if (taken.length < batchSize) return;
    }
  }

  async #deliverOne({ id, type, payload }: TakenEvent): Promise<void> {
    try {
      for (const handler of this.#handlers.get(type) ?? []) await handler(payload);
      await markDelivered(this.#prisma, id);
    } catch (error) {
      this.#log.error({ err: error, type, id: String(id) }, 'a domain event failed and is tried again');
    }
  }
}
