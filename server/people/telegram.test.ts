import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SessionGrant } from '../../protocol/http.ts';
import { botToken, type Doors, openDoors, someAddress, verdictOf } from '../live/admission/testing.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { sessionRoutes } from './index.ts';
import { readInitData } from './telegram.ts';

/** Init data as Telegram makes it, by the document's own recipe. */
function initData(fields: Record<string, string>, token = botToken): string {
  const text = Object.keys(fields)
    .sort()
    .map((key) => `${key}=${fields[key]}`)
    .join('\n');
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', secret).update(text).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}

const now = Date.UTC(2026, 10, 22, 19);
const seconds = (ms: number) => String(Math.floor(ms / 1000));
const user = JSON.stringify({ id: 4_503_599_627_370_495, first_name: 'Нина', language_code: 'ru' });

describe('init data', () => {
  const refused = (data: string) => () => readInitData(data, botToken, now);

  test('says whose it is, with every signed field', () => {
    const data = initData({
      auth_date: seconds(now),
      user,
      query_id: 'AA=&b',
      signature: 'kept-in-the-text',
    });
    expect(readInitData(data, botToken, now)).toMatchObject({
      id: 4_503_599_627_370_495n,
      first_name: 'Нина',
    });
  });

  test('of another bot, changed, unsigned or empty is refused', () => {
    const good = initData({ auth_date: seconds(now), user });
    expect(refused(initData({ auth_date: seconds(now), user }, 'another:token'))).toThrow(/link_invalid/);
    expect(refused(good.replace('450359', '450358'))).toThrow(/link_invalid/);
    expect(refused(good.replace(/hash=\w+/, 'hash='))).toThrow(/link_invalid/);
    expect(refused(`${good}&start_param=x`)).toThrow(/link_invalid/);
    expect(refused('')).toThrow(/link_invalid/);
  });

  test('is good for five minutes, and not before its time', () => {
    const at = (ms: number) => initData({ auth_date: seconds(ms), user });
    expect(readInitData(at(now - 299_000), botToken, now).first_name).toBe('Нина');
    expect(refused(at(now - 301_000))).toThrow(/link_invalid/);
    expect(refused(at(now + 120_000))).toThrow(/link_invalid/);
    expect(refused(initData({ auth_date: 'soon', user }))).toThrow(/link_invalid/);
  });

  test('without a person is refused', () => {
    expect(refused(initData({ auth_date: seconds(now) }))).toThrow(/link_invalid/);
    expect(refused(initData({ auth_date: seconds(now), user: '{"id":"1"}' }))).toThrow(/link_invalid/);
    expect(refused(initData({ auth_date: seconds(now), user: '{' }))).toThrow(/link_invalid/);
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

  test('remembers the person and signs in; coming again changes the name, not the person', async () => {
    const come = async (firstName: string) => {
      const person = JSON.stringify({ id: 77, first_name: firstName, username: 'nina' });
      return post(initData({ auth_date: seconds(doors.clock.now()), user: person }));
    };
    const answers = await Promise.all([come('Нина'), come('Нина')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(SessionGrant.parse((await come('Ирина')).json).door).toEqual({ kind: 'user', firstName: 'Ирина' });
    const users = await doors.db.prisma.user.findMany();
    expect(users).toMatchObject([{ telegramId: 77n, firstName: 'Ирина', username: 'nina' }]);
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
    const body = { initData: initData({ auth_date: seconds(doors.clock.now()), user }) };
    expect(verdictOf(await server.request('/api/sessions/telegram', { body }))).toBe('404 not_found');
    await server.close();
  });
});
