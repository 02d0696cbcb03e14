import { afterAll, beforeAll, expect, test } from 'vitest';
import { TicketId } from '../../protocol/ids.ts';
import { orderDataPart } from './data-part.ts';
import { openBox, type TestBox, wish } from './testing/box.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let users = 500_000_000n;
async function person() {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Ира' } });
  return { kind: 'user', userId } as const;
}
const numbersIn = (exported: unknown): string =>
  JSON.stringify(exported, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

test('an export tells nobody who else paid, and who was given a ticket', async () => {
  const [buyer, payer, friend, show] = [await person(), await person(), await person(), await box.show()];
  const { orderId, amount, currency } = await box.boxOffice.holdSeats(
    buyer,
    wish(show, 2, { surface: 'telegram' }),
  );
  await box.boxOffice.settle({
    ...{ provider: 'test', reference: 'charge', payerId: payer.userId, orderId, amount, currency },
  });
  const [ticket] = await box.boxOffice.myTickets(buyer.userId);
  const { link } = await box.boxOffice.passOnTicket(buyer, TicketId.parse(ticket?.id));
  await box.boxOffice.claimTicket(friend, link.slice(link.indexOf('#') + 1));
  const part = orderDataPart(box.prisma);
  for (const asker of [buyer, payer, friend]) {
    const exported = await part.exportFor(asker.userId);
    const told = [buyer, payer, friend].filter(({ userId }) => numbersIn(exported).includes(String(userId)));
    expect(told).toEqual([asker]);
  }
  const { orders } = (await part.exportFor(buyer.userId)) as { orders: unknown };
  expect(orders).toMatchObject([{ payments: [{ amount }], tickets: [{ number: 1 }, { number: 2 }] }]);
});
