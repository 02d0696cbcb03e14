import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShowId } from '../../protocol/ids.ts';
import { type Doors, makeShow, openDoors, someAddress, verdictOf } from '../live/admission/testing.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestServer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { calendarRoutes } from './index.ts';

let doors: Doors;
let server: TestServer;
beforeAll(async () => {
  doors = await openDoors();
  server = await serve(undefined);
});
afterAll(async () => {
  await server.close();
  await doors.close();
});

function serve(telegramOrigin: string | undefined): Promise<TestServer> {
  const { boxOffice, clock } = doors;
  const origin = () => 'https://rampa.test';
  return listen(
    createHttp({
      log: silentLog,
      routers: [calendarRoutes({ boxOffice, origin, telegramOrigin, now: clock.now })],
      ...{ clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    }),
  );
}
const ask = (showId: ShowId | string, from = someAddress(), on = server) =>
  on.request(`/api/shows/${showId}/calendar.ics`, { from });

describe('the calendar file of a show', () => {
  test('is one to be saved, by Telegram too, and says what anybody may know', async () => {
    const id = await makeShow(doors);
    await doors.db.prisma.show.update({ where: { id }, data: { title: 'Чайка', description: 'Этюды' } });
    const { status, headers, text } = await ask(id);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename=rampa-${id}.ics`);
    expect(headers.get('access-control-allow-origin')).toBe('https://web.telegram.org');
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        ...['SUMMARY:Чайка', 'DESCRIPTION:Этюды', 'STATUS:CONFIRMED'],
        ...[`UID:show-${id}@rampa.test`, `URL:https://rampa.test/shows/${id}`],
      ]),
    );
  });

  test('may be read by a page that stands for Telegram', async () => {
    const local = await serve('http://127.0.0.1:3100');
    const { headers } = await ask(await makeShow(doors), someAddress(), local);
    expect(headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3100');
    await local.close();
  });

  test('strikes out a show that was called off', async () => {
    const id = await makeShow(doors);
    await doors.db.prisma.show.update({ where: { id }, data: { status: 'cancelled' } });
    expect((await ask(id)).text).toContain('STATUS:CANCELLED');
  });

  test('is not there for a draft, nor for what is no show', async () => {
    const id = await makeShow(doors);
    await doors.db.prisma.show.update({ where: { id }, data: { publishedAt: null } });
    expect(verdictOf(await ask(id))).toBe('404 not_found');
    expect(verdictOf(await ask('999999'))).toBe('404 not_found');
    expect(verdictOf(await ask('1e1'))).toBe('400 bad_request');
  });

  test('is not given without measure', async () => {
    const answers = await Promise.all(Array.from({ length: 601 }, () => ask('999999', '192.0.2.9')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
