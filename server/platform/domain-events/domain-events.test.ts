import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { InvitationId, ShowId, TicketId } from '../../../protocol/ids.ts';
import type { Database } from '../database/index.ts';
import { createTestDatabase } from '../database/testing.ts';
import { silentLog } from '../log.ts';
import { DomainEvents, type RecordEvent } from './index.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.prisma.domainEvent.deleteMany());

const showId = ShowId.parse(1);
const payload = (ticket: number) => ({ ticketId: TicketId.parse(ticket), showId, revision: 1 });
const open = (options: { pollMs?: number; leaseMs?: number } = {}): DomainEvents =>
  new DomainEvents({ prisma: db.prisma, log: silentLog, ...options });
const revoke = (events: DomainEvents, ticket: number) =>
  events.transact(async (_tx, record) => record('ticket.revoked', payload(ticket)));
const undelivered = () => db.prisma.domainEvent.count({ where: { deliveredAt: null } });

describe('a domain event', () => {
  test('reaches every handler after the commit, once, in order', async () => {
    const events = open();
    const seen: unknown[] = [];
    events.on('ticket.revoked', (event) => void seen.push(['first', event.ticketId]));
    events.on('ticket.revoked', (event) => void seen.push(['second', event.ticketId]));
    await events.transact(async (_tx, record) => {
      await record('ticket.revoked', payload(1));
      await record('ticket.revoked', payload(2));
      expect(seen).toEqual([]);
    });
    await vi.waitFor(() => expect(seen).toHaveLength(4));
    expect(seen).toEqual([
      ['first', 1],
      ['second', 1],
      ['first', 2],
      ['second', 2],
    ]);
    await events.close();
    expect(await undelivered()).toBe(0);
  });

  test('of a transaction that fails never happened', async () => {
    const events = open();
    const handler = vi.fn();
    events.on('ticket.revoked', handler);
    const failing = events.transact(async (_tx, record) => {
      await record('ticket.revoked', payload(1));
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    await events.start();
    await events.close();
    expect(handler).not.toHaveBeenCalled();
    expect(await db.prisma.domainEvent.count()).toBe(0);
  });

  test('left over by a process that died is delivered by the next', async () => {
    await db.prisma.domainEvent.create({ data: { type: 'ticket.revoked', payload: payload(9) } });
    const handler = vi.fn();
    const events = open();
    events.on('ticket.revoked', handler);
    await events.start();
    expect(handler).toHaveBeenCalledExactlyOnceWith(payload(9));
    await events.close();
  });

  test('taken by a process that died is taken again when its lease is over', async () => {
    const leasedUntil = new Date(Date.now() + 300);
    await db.prisma.domainEvent.create({
      data: { type: 'ticket.revoked', payload: payload(9), leasedUntil },
    });
    const handler = vi.fn();
    const events = open({ pollMs: 50 });
    events.on('ticket.revoked', handler);
    await events.start();
    expect(handler).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 10_000 });
    await events.close();
  });

  test('whose handler fails is tried again, and holds nobody up', async () => {
    const events = open({ pollMs: 20, leaseMs: 50 });
    const seen: number[] = [];
    let failures = 0;
    events.on('ticket.revoked', ({ ticketId }) => {
      if (ticketId === 1 && failures < 2) {
        failures += 1;
        throw new Error('not now');
      }
      seen.push(ticketId);
    });
    await events.start();
    await revoke(events, 1);
    await revoke(events, 2);
    await vi.waitFor(() => expect(seen).toEqual([2, 1]), { timeout: 10_000 });
    await events.close();
    const rows = await db.prisma.domainEvent.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ attempts }) => attempts)).toEqual([3, 1]);
  });

  test('is delivered once by two processes that look at once', async () => {
    const seen: number[] = [];
    const two = [open(), open()].map((events) => {
      events.on('ticket.revoked', ({ ticketId }) => void seen.push(ticketId));
      return events;
    });
    const data = Array.from({ length: 150 }, (_, index) => ({
      type: 'ticket.revoked',
      payload: payload(index + 1),
    }));
    await db.prisma.domainEvent.createMany({ data });
    await Promise.all(two.map((events) => events.start()));
    await Promise.all(two.map((events) => events.close()));
    expect(seen.toSorted((one, other) => one - other)).toEqual(data.map((_, index) => index + 1));
  });

  test('recorded by a handler is delivered too', async () => {
    const events = open();
    const seen: string[] = [];
    const invitationId = InvitationId.parse(3);
    events.on('ticket.revoked', () =>
      events.transact(async (_tx, record) => record('invitation.revoked', { invitationId, showId })),
    );
    events.on('invitation.revoked', () => void seen.push('revoked'));
    await revoke(events, 1);
    await vi.waitFor(() => expect(seen).toEqual(['revoked']));
    await events.close();
  });

  test('of a type that this version does not know is left for one that does', async () => {
    await db.prisma.domainEvent.create({ data: { type: 'comet.passed', payload: {} } });
    const events = open();
    await events.start();
    await events.close();
    expect(await undelivered()).toBe(1);
  });

  test('with a payload that is not its own is not recorded', async () => {
    const events = open();
    const wrong = events.transact(async (_tx, record: RecordEvent) =>
      record('ticket.revoked', { ...payload(1), revision: 0 }),
    );
    await expect(wrong).rejects.toThrow();
    expect(await db.prisma.domainEvent.count()).toBe(0);
    await events.close();
  });
});
