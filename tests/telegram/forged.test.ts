import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre({ staff: true });
});
afterAll(() => theatre.close());

let number = 900_000_000;
/** A press that no button of ours makes. @returns what the inbox says of it */
async function forge(from: number, data: string, chat: object) {
  const { inboxEntry } = theatre.prisma;
  const key = String(++number);
  const pressed = { id: key, chat_instance: '1', from: { id: from, is_bot: false, first_name: 'X' }, data };
  const message = { message_id: 1, date: 0, chat };
  const payload = { update_id: number, callback_query: { ...pressed, message } };
  const entry = { source: 'telegram', key, lane: `forged:${key}`, payload };
  const { id } = await inboxEntry.create({ data: entry });
  const done = { OR: [{ processedAt: { not: null } }, { error: { not: null } }] };
  await expect.poll(() => inboxEntry.count({ where: { id, ...done } }), { interval: 20 }).toBe(1);
  return [data, (await inboxEntry.findUniqueOrThrow({ where: { id } })).error];
}

test('buttons that nobody of ours has made do nothing, and are not tried again', async () => {
  const owner = await visitor(theatre.telegram, { firstName: 'Анна' });
  const thief = await visitor(theatre.telegram, { firstName: 'Вор' });
  const show = await theatre.show();
  const paid = await theatre.buy(owner.id, show, 2);
  const tickets = await theatre.prisma.ticket.findMany({ where: { orderId: paid } });
  const order = `order:${show.id}:${show.category}`;
  const acts = [
    ...[`${order}:50:1`, `${order}:21:2`, `${order}:0:3`, `order:${show.id}:9999999999:1:4`, 'order:0:0:0:5'],
    ...[
      `refund:${paid}`,
      `refunded:${paid}`,
      'refunded:0',
      'refunded:9999999999',
      'pay:0',
      ...tickets.flatMap(({ id }) => [`refund:${paid}:${id}`, `refunding:${paid}:${id}:1`, `given:${id}:1`]),
      ...tickets.map(({ id }) => `refunded:${paid}:${id}:1`),
      'cancel:9999999999',
    ],
    ...['show:0', 'show:9999999999', 'category:0:0', 'bill:9999999999', 'rate:1:9', 'rate:0:5'],
    ...tickets.flatMap(({ id }) => ['ticket', 'give', 'given', 'again', 'back'].map((act) => `${act}:${id}`)),
    ...['ticket', 'give', 'given', 'again', 'back'].flatMap((act) => [`${act}:0`, `${act}:9999999999`]),
  ];
  const own = { id: thief.id, type: 'private', first_name: 'X' };
  const group = { id: -100, type: 'supergroup', title: 'X' };
  const said = await Promise.all(
    acts.flatMap((data) => [forge(thief.id, data, own), forge(owner.id, data, group)]),
  );
  expect(said.filter(([, error]) => error !== null)).toEqual([]);
  const after = await theatre.prisma.ticket.findMany({ where: { orderId: paid } });
  expect(after).toEqual(tickets);
  expect(await theatre.prisma.order.count({ where: { userId: BigInt(thief.id) } })).toBe(0);
  expect(thief.messages().map(textOf).join(' ')).not.toContain('#');
});

test('an order of one’s own gives back no ticket of somebody else’s', async () => {
  const owner = await visitor(theatre.telegram, { firstName: 'Анна' });
  const thief = await visitor(theatre.telegram, { firstName: 'Вор' });
  const show = await theatre.show();
  const [paid, own] = [await theatre.buy(owner.id, show), await theatre.buy(thief.id, show, 2)];
  const { id } = await theatre.prisma.ticket.findFirstOrThrow({ where: { orderId: paid } });
  const chat = { id: thief.id, type: 'private', first_name: 'X' };
  const acts = [`refund:${own}:${id}`, `refunding:${own}:${id}:1`, `refunded:${own}:${id}:1`];
  for (const data of acts) expect(await forge(thief.id, data, chat)).toEqual([data, null]);
  expect(thief.messages().map(textOf)).toContain('Такого здесь нет.');
  expect(thief.messages().map(textOf).join(' ')).not.toContain(`№ ${id} (`);
  expect(await theatre.prisma.ticket.count({ where: { showId: show.id, status: 'valid' } })).toBe(3);
  expect(await theatre.prisma.refund.count()).toBe(0);
});
