import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { OrderId } from '../../protocol/ids.ts';
import { ownRoutes } from '../../server/box-office/index.ts';
import { createHttp } from '../../server/platform/http/index.ts';
import { listen, type TestServer } from '../../server/platform/http/testing.ts';
import { silentLog } from '../../server/platform/log.ts';
import { verdictOf } from '../../server/live/admission/testing.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, tap, visitor } from './visitor.ts';

let theatre: Theatre;
let door: TestServer;
beforeAll(async () => {
  theatre = await openTheatre();
  const { boxOffice, stars } = theatre;
  // A bearer says whose it is.
  const authenticate = (bearer = '') =>
    Promise.resolve({
      sessionId: randomUUID(),
      principal: { kind: 'user', userId: BigInt(bearer) } as const,
    });
  door = await listen(
    createHttp({
      ...{ log: silentLog, routers: [ownRoutes({ boxOffice, stars, sessions: { authenticate } })] },
      ...{ clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    }),
  );
});
afterAll(async () => {
  await door.close();
  await theatre.close();
});

async function held(user: FakeUser, quantity = 1): Promise<OrderId> {
  const show = await theatre.show();
  const { orderId } = await theatre.boxOffice.holdSeats(
    { kind: 'user', userId: BigInt(user.id) },
    {
      ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: show.category, quantity }],
    },
  );
  return orderId;
}
const ask = (orderId: OrderId, bearer: string) =>
  door.request(`/api/orders/${orderId}/pay/stars`, { method: 'POST', token: bearer });
const askOf = (user: FakeUser, orderId: OrderId) => ask(orderId, String(user.id));

describe('an invoice in Stars', () => {
  test('is made for an order of Telegram, and for no other', async () => {
    const user = await visitor(theatre.telegram);
    const links = theatre.telegram.world.invoiceLinks.size;
    expect(verdictOf(await askOf(user, await held(user)))).toBe('200');
    expect(theatre.telegram.world.invoiceLinks.size).toBe(links + 1);
    // As if it had been made on the web.
    const ofTheWeb = await held(user);
    await theatre.prisma.order.update({ where: { id: ofTheWeb }, data: { surface: 'web' } });
    expect(verdictOf(await askOf(user, ofTheWeb))).toBe('409 not_paid_here');
    // An order of somebody who has no account is of the web, whatever it says, and not taken here.
    const show = await theatre.show();
    const lines = [{ priceCategoryId: show.category, quantity: 1 }];
    const wanted = { showId: show.id, currency: 'XTR', surface: 'telegram', lines } as const;
    await expect(theatre.boxOffice.holdSeats({ kind: 'buyer' }, wanted)).rejects.toMatchObject({
      code: 'not_paid_here',
    });
    expect(theatre.telegram.world.invoiceLinks.size).toBe(links + 1);
  });

  test('is made in the chat for an order of Telegram, and for no other', async () => {
    const user = await visitor(theatre.telegram);
    const show = await theatre.show();
    user.send(`/start show_${show.id}`);
    await tap(user, /^Партер/);
    await tap(user, '1');
    await user.waitForMessage(says('Места за вами'));
    // As if it had been made on the web, and its button forged.
    const own = { userId: BigInt(user.id) };
    await theatre.prisma.order.updateMany({ where: own, data: { surface: 'web' } });
    await tap(user, /^Оплатить/);
    await user.waitForMessage(says('здесь не оплатить'));
    expect(user.messages().filter(({ invoice }) => invoice !== undefined)).toEqual([]);
    await theatre.prisma.order.updateMany({ where: own, data: { surface: 'telegram' } });
    await tap(user, /^Оплатить/);
    await user.waitForMessage(({ invoice }) => invoice !== undefined);
  });

  test('is made ten times a minute for an account, by pages and bot together', async () => {
    const [user, other] = [await visitor(theatre.telegram), await visitor(theatre.telegram)];
    const [orderId, ofOther] = [await held(user), await held(other)];
    const verdicts: string[] = [];
    for (let asked = 0; asked < 12; asked += 1) verdicts.push(verdictOf(await askOf(user, orderId)));
    expect(verdicts).toEqual([
      ...Array<string>(10).fill('200'),
      ...Array<string>(2).fill('429 too_many_requests'),
    ]);
    await expect(theatre.stars.invoice(orderId)).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(verdictOf(await askOf(other, ofOther))).toBe('200');
  });

  test('is not asked of Telegram again while it wants to be left alone', async () => {
    const user = await visitor(theatre.telegram);
    const orderId = await held(user);
    theatre.telegram.faults.flood({ method: 'createInvoiceLink', retryAfterSeconds: 40 });
    onTestFinished(() => {
      theatre.telegram.faults.clear();
    });
    const answer = await askOf(user, orderId);
    expect(verdictOf(answer)).toBe('503 unavailable');
    expect(answer.headers.get('retry-after')).toBe('40');
  });
});
