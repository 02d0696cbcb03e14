import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SessionGrant } from '../../protocol/http.ts';
import {
  askAdmission,
  botToken,
  type Doors,
  openDoors,
  someAddress,
  verdictOf,
} from '../live/admission/testing.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { sessionRoutes } from './index.ts';
import { readInitData } from './telegram.ts';

const now = Date.UTC(2026, 10, 22, 19);
const nina = { id: 4_503_599_627_370_495, first_name: 'Нина', language_code: 'ru' };

/** Init data as Telegram makes it, signed at a moment. */
const initData = (
  signedAt: number,
  { fields = { user: nina }, token = botToken }: { fields?: Parameters<typeof sign>[0]; token?: string } = {},
) => sign(fields, token, new Date(signedAt));

/** Signed as well, whatever the fields say. */
const signed = (fields: Record<string, unknown>) => initData(now, { fields });

describe('init data', () => {
  const refused = (data: string) => () => readInitData(data, botToken, now);

  test('says whose it is, with every signed field, also those of a third party', () => {
    const data = initData(now, {
      fields: {
        ...{ user: nina, query_id: 'AA=&b', start_param: 'show_7', chat_type: 'sender' },
        ...{ chat_instance: '-42', signature: 'made-with-the-key-of-Telegram' },
      },
    });
    expect(data).toContain('signature=made');
    expect(readInitData(data, botToken, now).person).toMatchObject({
      ...{ id: 4_503_599_627_370_495n, first_name: 'Нина' },
    });
  });

  test('of another bot, changed, unsigned or empty is refused', () => {
    const good = initData(now);
    expect(refused(initData(now, { token: '654321:another-bot' }))).toThrow(/link_invalid/);
    expect(refused(good.replace('450359', '450358'))).toThrow(/link_invalid/);
    expect(refused(good.replace(/hash=\w+/, 'hash='))).toThrow(/link_invalid/);
    expect(refused(good.replace(/hash=\w{2}/, 'hash='))).toThrow(/link_invalid/);
    expect(refused(good.replace(/&hash=\w+/, ''))).toThrow(/link_invalid/);
    expect(refused(good.replace(/hash=\w+/, (hash) => hash.toUpperCase()))).toThrow(/link_invalid/);
    expect(refused(`${good}&start_param=x`)).toThrow(/link_invalid/);
    expect(refused(`${good}&hash=${'0'.repeat(64)}`)).toThrow(/link_invalid/);
    expect(refused('')).toThrow(/link_invalid/);
  });

  test('is good for five minutes, and not before its time', () => {
    expect(readInitData(initData(now - 299_000), botToken, now).person.first_name).toBe('Нина');
    expect(readInitData(initData(now + 59_000), botToken, now).person.first_name).toBe('Нина');
    expect(refused(initData(now - 301_000))).toThrow(/link_invalid/);
    expect(refused(initData(now + 61_000))).toThrow(/link_invalid/);
  });

  test('without a person is refused', () => {
    expect(refused(signed({}))).toThrow(/link_invalid/);
    expect(refused(signed({ user: { id: -1, first_name: 'Нина' } }))).toThrow(/link_invalid/);
    expect(refused(signed({ user: { id: 1, first_name: 'Н'.repeat(300) } }))).toThrow(/link_invalid/);
  });

  test('is the same however it is written', () => {
    const data = initData(now);
    const turned = new URLSearchParams([...new URLSearchParams(data)].reverse()).toString();
    expect(turned).not.toBe(data);
    const fingerprint = (text: string) => readInitData(text, botToken, now).fingerprint;
    expect(fingerprint(turned)).toBe(fingerprint(data));
    expect(fingerprint(initData(now - 1000))).not.toBe(fingerprint(data));
  });
});

describe('POST /api/sessions/telegram', () => {
  let doors: Doors;
  beforeAll(async () => {
    doors = await openDoors();
  });
  afterAll(() => doors.close());

  const post = (data: string) =>
    doors.server.request('/api/sessions/telegram', { body: { initData: data }, from: someAddress() });

  /** Everybody comes by data of their own. */
  let next = 1000;
  const fresh = (user: Record<string, unknown> = {}) => {
    next += 1;
    return initData(doors.clock.now(), {
      fields: { user: { id: next, first_name: 'Нина', ...user }, query_id: `q${next}` },
    });
  };
  const grantOf = (answer: { json: unknown }) => SessionGrant.parse(answer.json);

  test('remembers the person and signs in; coming again changes the name, not the person', async () => {
    const come = (first_name: string) => post(fresh({ id: 77, first_name, username: 'nina' }));
    const answers = await Promise.all([come('Нина'), come('Нина')]);
    expect(answers.map(verdictOf)).toEqual(['200', '200']);
    expect(grantOf(await come('Ирина')).door).toEqual({ kind: 'user', firstName: 'Ирина', language: null });
    const users = await doors.db.prisma.user.findMany();
    expect(users).toMatchObject([{ telegramId: 77n, firstName: 'Ирина', username: 'nina' }]);
  });

  test('serves the same data once more within 30 s, in the place of the answer that was lost', async () => {
    const data = fresh();
    const lost = grantOf(await post(data));
    doors.clock.advance(29_000);
    const healed = grantOf(await post(data));
    expect(verdictOf(await askAdmission(doors, 1, lost.access))).toBe('401 session_expired');
    expect(verdictOf(await askAdmission(doors, 1, healed.access))).toBe('403 ticket_wrong_show');
    expect(verdictOf(await post(data))).toBe('403 link_invalid');
    expect(verdictOf(await askAdmission(doors, 1, healed.access))).toBe('403 ticket_wrong_show');
  });

  test('refuses the same data later, while it would still be fresh, and however it is written', async () => {
    const data = fresh();
    expect((await post(data)).status).toBe(200);
    doors.clock.advance(31_000);
    expect(verdictOf(await post(data))).toBe('403 link_invalid');
    const turned = new URLSearchParams([...new URLSearchParams(data)].reverse()).toString();
    expect(verdictOf(await post(turned))).toBe('403 link_invalid');
  });

  test('of many exchanges at once serves two, and one session lives', async () => {
    const data = fresh({ id: 78 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(data)));
    expect(answers.map(verdictOf).toSorted()).toEqual([
      ...['200', '200'],
      ...Array.from({ length: 6 }, () => '403 link_invalid'),
    ]);
    expect(await doors.db.prisma.session.count({ where: { userId: 78n, endedAt: null } })).toBe(1);
  });

  test('forgets what is too old to be used anyway', async () => {
    await post(fresh());
    doors.clock.advance(7 * 60_000);
    await doors.sessions.start();
    await doors.sessions.close();
    expect(await doors.db.prisma.spentInitData.count()).toBe(0);
  });

  test('refuses what Telegram did not sign', async () => {
    expect(verdictOf(await post('user=%7B%7D&hash=00'))).toBe('403 link_invalid');
  });

  test('does not exist without a bot', async () => {
    const app = createHttp({
      log: silentLog,
      routers: [sessionRoutes({ sessions: doors.sessions, withTelegram: false })],
      ...{ clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: false },
    });
    const server = await listen(app);
    const body = { initData: fresh() };
    expect(verdictOf(await server.request('/api/sessions/telegram', { body }))).toBe('404 not_found');
    await server.close();
  });
});
