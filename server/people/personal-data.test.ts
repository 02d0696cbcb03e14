import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ShowId } from '../../protocol/ids.ts';
import { Erasure } from '../../protocol/people.ts';
import { makeOrder, makeShow, verdictOf } from '../live/admission/testing.ts';
import { orderDataPart } from '../box-office/index.ts';
import { recordAttendance, roomDataPart } from '../live/index.ts';
import { silentLog } from '../platform/log.ts';
import { accountDataPart, PersonalData } from './index.ts';
import { openPeople, type People } from './testing.ts';

let people: People;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const prisma = () => people.doors.db.prisma;
const now = () => people.doors.clock.now();
const erasureOf = (answer: { json: unknown }) => Erasure.parse(answer.json);
const ask = async (access: string) => erasureOf(await people.ask('/api/me/erase', access, {}));
const isKnown = async (id: bigint) => (await prisma().user.count({ where: { telegramId: id } })) === 1;
const week = 7 * 86_400_000 + 1000;

/** What can be looked for afterwards: of each person something of their own. */
const wordsOf = (n: number) => ({
  ...{ first_name: `Аркадина-${n}`, last_name: `Треплева-${n}`, username: `arkadina_${n}` },
  ...{ said: `Я — чайка ${n}`, review: `Слёзы и браво ${n}`, called: `Заречная-${n}` },
  wrote: `Верните за билет ${n}`,
});
let persons = 100;

/** A show that was played yesterday, with a room. */
async function playedShow(): Promise<ShowId> {
  const showId = await makeShow(people.doors, { startsInMinutes: -1440 });
  await prisma().room.create({ data: { showId, epoch: 1, phase: 'finished' } });
  return showId;
}

/** Somebody with an order, a ticket, and a payment of their own. */
async function buyer(showId: ShowId, said: Record<string, unknown> = {}) {
  const user = await people.user(said);
  const orderId = await makeOrder(people.doors, showId);
  await prisma().order.update({ where: { id: orderId }, data: { userId: user.id } });
  await prisma().payment.updateMany({ where: { orderId }, data: { payerId: user.id } });
  const [ticket] = await prisma().ticket.updateManyAndReturn({
    where: { orderId },
    data: { userId: user.id },
  });
  return { ...user, orderId, ticketId: ticket?.id ?? 0 };
}

/** Somebody of whom every table knows something. */
async function knownEverywhere() {
  persons += 1;
  const words = wordsOf(persons);
  const showId = await playedShow();
  const { first_name, last_name, username } = words;
  const user = await buyer(showId, { first_name, last_name, username });
  const { id: userId, ticketId } = user;
  const member = { id: randomUUID(), showId, role: 'audience', name: words.called } as const;
  await prisma().roomMember.create({ data: { ...member, ticketId, userId } });
  const at = new Date(now());
  await prisma().roomLine.create({ data: { showId, seq: 9, memberId: member.id, text: words.said, at } });
  await prisma().roomBan.create({ data: { showId, memberId: member.id, userId } });
  for (const [seq, event] of [
    { type: 'member.connected', member: member.id, role: 'audience' },
    { type: 'phase.changed', to: 'finished' },
  ].entries()) {
    const row = { showId, seq: seq + 1, epoch: 1, at, type: event.type, version: 1, payload: event };
    await prisma().roomEvent.create({ data: row });
  }
  await recordAttendance(prisma(), showId);
  await prisma().attendance.updateMany({ where: { userId }, data: { stars: 5, review: words.review } });
  const chat = { kind: 'hello', payload: { name: first_name }, dedupeKey: `hello:${userId}` };
  await prisma().botMessage.create({ data: { ...chat, chatId: userId } });
  await prisma().supportMessage.create({
    data: { chatId: -100n, messageId: Number(userId % 1000n), userId },
  });
  const from = { id: Number(userId), first_name, username };
  const payload = { update_id: 1, message: { from, chat: from, text: words.wrote } };
  const inbox = { source: 'telegram', lane: `chat:${userId}`, payload, processedAt: at };
  await prisma().inboxEntry.create({ data: { ...inbox, key: String(userId) } });
  await prisma().auditEntry.create({
    data: { at, actor: `user:${userId}`, act: 'order.hold', subject: 'order', subjectId: 1, details: {} },
  });
  await people.doors.sessions.handOver(await people.doors.sessions.authenticate(user.access));
  return { ...user, showId, memberId: member.id, words: Object.values(words) };
}

/** Rows of all tables in which a text stands anywhere, as `table: row`. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await prisma().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma().$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" t WHERE strpos(t::text, $1) > 0`,
      text,
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

describe('the export', () => {
  test('is a file of everything that is known of somebody, and of nobody else', async () => {
    const user = await knownEverywhere();
    const other = await buyer(await playedShow(), { first_name: 'Тригорин-Борис' });
    const answer = await people.ask('/api/me/export', user.access);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=rampa-my-data.json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    for (const word of user.words) expect(answer.text).toContain(word);
    expect(answer.text).not.toContain('Тригорин');
    expect(answer.text).not.toContain(String(other.id));
    expect(answer.json).toMatchObject({
      account: { profile: { telegramId: String(user.id) }, acts: [{ act: 'order.hold' }] },
      boxOffice: { orders: [{ id: user.orderId, payments: [{}], tickets: [{ id: user.ticketId }] }] },
      rooms: { history: [{ showId: user.showId, stars: 5 }], bans: [{ showId: user.showId }] },
      messages: { told: [{ kind: 'hello' }], forwarded: [{}], received: [{}] },
    });
    // Neither hashes nor what opens anything.
    expect(answer.text).not.toMatch(/[0-9a-f]{64}/);
  });

  test('is made five times an hour and no more', async () => {
    const { access } = await people.user();
    const verdicts: string[] = [];
    for (let times = 0; times < 6; times += 1) {
      verdicts.push(verdictOf(await people.ask('/api/me/export', access)));
    }
    expect(verdicts).toEqual(['200', '200', '200', '200', '200', '429 too_many_requests']);
  });
});

describe('an erasure', () => {
  test('leaves nothing of a person in any table, and the books and the log as they were', async () => {
    const user = await knownEverywhere();
    const looked = [String(user.id), ...user.words];
    for (const text of looked) expect(await rowsWith(text)).not.toEqual([]);
    expect(await ask(user.access)).toEqual({
      ...{ eraseAt: expect.any(Number) as number, done: false, waitsFor: [] },
    });
    people.doors.clock.advance(week);
    await people.personalData.eraseDue();
    for (const text of looked) expect(await rowsWith(text)).toEqual([]);

    const { showId, orderId, memberId } = user;
    expect(await prisma().order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'paid' });
    expect(await prisma().payment.findFirst({ where: { orderId } })).toMatchObject({
      ...{ payerId: null, reference: expect.any(String) as string },
    });
    expect(await prisma().attendance.findUnique({ where: { memberId } })).toMatchObject({ stars: 5 });
    expect(await prisma().roomEvent.count({ where: { showId } })).toBe(2);
    const acts = await prisma().auditEntry.findMany({ where: { act: 'user.erase' } });
    expect(acts.at(-1)).toMatchObject({
      ...{ actor: 'system', subject: 'user', subjectId: 0 },
      details: { why: 'asked', orders: [orderId], tickets: [user.ticketId] },
    });

    // Counted anew, they stay nobody; looked for again, nothing is done twice.
    await recordAttendance(prisma(), showId);
    await people.personalData.eraseDue();
    expect(await rowsWith(String(user.id))).toEqual([]);
    expect(await prisma().auditEntry.count({ where: { act: 'user.erase' } })).toBe(acts.length);
  });

  test('ends the sessions, and tells the rooms', async () => {
    const { id, access } = await people.user();
    const { id: sessionId } = await prisma().session.findFirstOrThrow({ where: { userId: id } });
    await ask(access);
    people.doors.clock.advance(week);
    const fresh = await people.user({ id: Number(id) });
    await people.personalData.eraseDue();
    for (const token of [access, fresh.access]) {
      expect(verdictOf(await people.ask('/api/me', token))).toBe('401 session_expired');
    }
    const told = await prisma().domainEvent.findMany({ where: { type: 'session.ended' } });
    expect(told.map(({ payload }) => payload)).toContainEqual({ sessionId, why: 'signed_out' });
  });

  test('can be taken back while there is time; signing in again does not', async () => {
    const { id, access } = await people.user();
    const first = await ask(access);
    people.doors.clock.advance(86_400_000);
    const again = await people.user({ id: Number(id) });
    expect((await ask(again.access)).eraseAt).toBe(first.eraseAt);
    expect((await people.ask('/api/me', again.access)).json).toMatchObject({ eraseAt: first.eraseAt });
    expect((await people.ask('/api/me/erase/cancel', again.access, {})).status).toBe(204);
    people.doors.clock.advance(week);
    await people.personalData.eraseDue();
    expect(await isKnown(id)).toBe(true);
  });

  test('waits for the shows that somebody has tickets for', async () => {
    const showId = await makeShow(people.doors, { startsInMinutes: 20 * 1440 });
    const { id, access, ticketId } = await buyer(showId);
    expect((await ask(access)).waitsFor).toEqual([{ kind: 'ticket', showId, ticketId }]);
    people.doors.clock.advance(week);
    await people.personalData.eraseDue();
    expect(await isKnown(id)).toBe(true);
    await prisma().room.create({ data: { showId, phase: 'finished' } });
    await people.personalData.eraseDue();
    expect(await isKnown(id)).toBe(false);
  });

  test('waits for money that is on its way, of whoever it came from', async () => {
    const showId = await playedShow();
    const [owner, payer] = [await buyer(showId), await people.user()];
    const { orderId } = owner;
    await prisma().payment.updateMany({ where: { orderId }, data: { payerId: payer.id } });
    const refund = await prisma().refund.create({
      data: { orderId, amount: 1, way: 'balance', reason: 'staff', requestedAt: new Date(now()) },
    });
    for (const { access } of [owner, payer]) {
      expect((await ask(access)).waitsFor).toEqual([{ kind: 'refund', orderId }]);
    }
    people.doors.clock.advance(week);
    await people.personalData.eraseDue();
    expect(await Promise.all([isKnown(owner.id), isKnown(payer.id)])).toEqual([true, true]);
    await prisma().refund.update({
      where: { id: refund.id },
      data: { status: 'done', doneAt: new Date(now()) },
    });
    await people.personalData.eraseDue();
    expect(await Promise.all([isKnown(owner.id), isKnown(payer.id)])).toEqual([false, false]);
  });

  test('waits for an order that is not decided, and for what they have just sent', async () => {
    const { id, access, orderId } = await buyer(await playedShow());
    await prisma().order.update({ where: { id: orderId }, data: { status: 'stuck' } });
    const payload = { message: { chat: { id: Number(id) } } };
    const sent = await prisma().inboxEntry.create({
      data: { source: 'telegram', key: `w${id}`, lane: 'x', payload },
    });
    expect((await ask(access)).waitsFor).toEqual([{ kind: 'order', orderId }, { kind: 'message' }]);
    await prisma().order.update({ where: { id: orderId }, data: { status: 'cancelled' } });
    await prisma().inboxEntry.update({ where: { id: sent.id }, data: { processedAt: new Date() } });
    expect((await ask(access)).waitsFor).toEqual([]);
  });

  test('done twice at once is done once', async () => {
    await prisma().user.updateMany({ data: { eraseAt: null } });
    const { access } = await people.user();
    await ask(access);
    people.doors.clock.advance(week);
    const before = await prisma().auditEntry.count({ where: { act: 'user.erase' } });
    await Promise.all([people.personalData.eraseDue(), people.personalData.eraseDue()]);
    expect(await prisma().auditEntry.count({ where: { act: 'user.erase' } })).toBe(before + 1);
  });

  test('that fails is undone whole, and keeps nobody else waiting', async () => {
    const [first, second] = [await knownEverywhere(), await people.user()];
    const fails = (id: bigint) => (id === first.id ? Promise.reject(new Error('no')) : Promise.resolve({}));
    const failing = new PersonalData({
      parts: [
        ...[roomDataPart(prisma()), orderDataPart(prisma()), accountDataPart(prisma())],
        { name: 'failing', exportFor: () => Promise.resolve({}), erase: (_work, id) => fails(id) },
      ],
      ...{ prisma: prisma(), transact: people.doors.events.transact, log: silentLog, now, eraseAfterDays: 7 },
    });
    for (const { access } of [first, second]) await ask(access);
    people.doors.clock.advance(week);
    await failing.eraseDue();
    expect(await Promise.all([isKnown(first.id), isKnown(second.id)])).toEqual([true, false]);
    for (const text of first.words) expect(await rowsWith(text)).not.toEqual([]);
  });
});

test('those who were not seen for long, and have bought nothing, are forgotten by themselves', async () => {
  const showId = await playedShow();
  const [old, recent, bought] = [await people.user(), await people.user(), await buyer(showId)];
  const lastActive = new Date(now() - 1000);
  await prisma().user.updateMany({ where: { telegramId: { not: recent.id } }, data: { lastActive } });
  await people.personalData.inactiveRule(0).forget(lastActive);
  expect(await isKnown(old.id)).toBe(true);
  await people.personalData.inactiveRule(0).forget(new Date(lastActive.getTime() + 1));
  expect(await Promise.all([old, recent, bought].map(({ id }) => isKnown(id)))).toEqual([false, true, true]);
  const acts = await prisma().auditEntry.findMany({ where: { act: 'user.erase' }, orderBy: { id: 'asc' } });
  expect(acts.at(-1)?.details).toMatchObject({ why: 'inactive', orders: [] });
});

test('without time to think again a person is forgotten as they ask, if nothing stands in the way', async () => {
  const atOnce = await openPeople(0);
  onTestFinished(() => atOnce.close());
  const { access } = await atOnce.user();
  const answer = await atOnce.ask('/api/me/erase', access, {});
  expect(erasureOf(answer)).toEqual({ eraseAt: null, done: true, waitsFor: [] });
  expect(await atOnce.doors.db.prisma.user.count()).toBe(0);
  expect(verdictOf(await atOnce.ask('/api/me', access))).toBe('401 session_expired');
});
