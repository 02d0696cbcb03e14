import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  domainEvents,
  type DomainEventPayload,
  type DomainEventType,
  isDomainEventType,
} from './catalogue.ts';

/** Must be idempotent: after a crash, or when another handler of the event failed, it is called again. */
export type DomainEventHandler<Type extends DomainEventType> = (
  payload: DomainEventPayload<Type>,
) => Promise<void> | void;

/** Writes an event into the outbox, in the transaction it was made for. */
export type RecordEvent = <Type extends DomainEventType>(
  type: Type,
  payload: DomainEventPayload<Type>,
) => Promise<void>;

/** Runs a unit of work: `tx` and what `record` writes commit together or not at all. */
export type Transact = <Result>(
  work: (tx: Prisma.TransactionClient, record: RecordEvent) => Promise<Result>,
) => Promise<Result>;

export interface DomainEvents {
  /** A transaction whose events are on their way as soon as it has committed. */
  readonly transact: Transact;
  /** Adds a handler. Handlers are added before `start`, so that nothing left over is delivered to nobody. */
  on<Type extends DomainEventType>(type: Type, handler: DomainEventHandler<Type>): void;
  /** Delivers what an earlier process left undelivered, and from then on looks for leftovers now and then. */
  start(): Promise<void>;
  /** Stops looking; a delivery under way is waited for. */
  close(): Promise<void>;
}

export interface DomainEventsOptions {
  readonly prisma: PrismaClient;
  readonly log: Log;
  /** How often leftovers are looked for. */
  readonly pollMs?: number;
  /** How long an event belongs to the process that took it, and the pause before a failed one is tried again. */
  readonly leaseMs?: number;
}

/** One event taken for delivery. */
interface Taken {
  readonly id: bigint;
  readonly type: string;
  readonly payload: unknown;
}

/** Events of one look into the outbox. */
const batchSize = 100;

/** The outbox and its in-process delivery: at least once, in the order of recording unless a handler fails. */
export function createDomainEvents(options: DomainEventsOptions): DomainEvents {
  const { prisma, log, pollMs = 2_000, leaseMs = 15_000 } = options;
  const handlers = new Map<string, ((payload: unknown) => Promise<void>)[]>();
  let timer: NodeJS.Timeout | undefined;
  let delivering: Promise<void> = Promise.resolve();

  const deliverOne = async ({ id, type, payload }: Taken): Promise<void> => {
    try {
      for (const handler of handlers.get(type) ?? []) await handler(payload);
      await prisma.domainEvent.updateMany({ where: { id }, data: { deliveredAt: new Date() } });
    } catch (error) {
      log.error({ err: error, type, id: String(id) }, 'a domain event was not handled; it is tried again');
    }
  };
  const deliverAll = async (): Promise<void> => {
    for (;;) {
      const taken = await take(prisma, leaseMs);
      for (const event of taken) await deliverOne(event);
      if (taken.length < batchSize) return;
    }
  };
  /** One delivery at a time keeps the order; a failure here is the database's and the next look heals it. */
  const deliver = (): Promise<void> => {
    delivering = delivering.then(deliverAll).catch((error: unknown) => {
      log.warn({ reason: messageOf(error) }, 'the outbox could not be read');
    });
    return delivering;
  };

  return {
    async transact(work) {
      let recorded = 0;
      const result = await prisma.$transaction(async (tx) =>
        work(tx, async (type, payload) => {
          await tx.domainEvent.create({ data: { type, payload: domainEvents[type].parse(payload) } });
          recorded += 1;
        }),
      );
      // Not awaited: a handler may itself record events, and would wait for its own end.
      if (recorded > 0) void deliver();
      return result;
    },
    on(type, handler) {
      const call = async (payload: unknown): Promise<void> => {
        // The schema is that of `type`; TypeScript does not follow a generic key into the record.
        await handler(domainEvents[type].parse(payload) as DomainEventPayload<typeof type>);
      };
      handlers.set(type, [...(handlers.get(type) ?? []), call]);
    },
    async start() {
      await deliver();
      timer ??= setInterval(() => void deliver(), pollMs);
    },
    async close() {
      clearInterval(timer);
      await delivering;
    },
  };
}

/**
 * Takes undelivered events for `leaseMs`; other processes skip them. An event of a type unknown to this version stays,
 * for a newer process to handle.
 */
async function take(prisma: PrismaClient, leaseMs: number): Promise<Taken[]> {
  const taken = await prisma.$queryRaw<Taken[]>`
    UPDATE domain_events
       SET attempts = attempts + 1,
           leased_until = now() + ${leaseMs}::int * interval '1 millisecond'
     WHERE id IN (SELECT id FROM domain_events
                   WHERE delivered_at IS NULL AND (leased_until IS NULL OR leased_until <= now())
                   ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
 RETURNING id, type, payload`;
  return taken
    .filter(({ type }) => isDomainEventType(type))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}
