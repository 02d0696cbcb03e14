import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { buttonOf, says, tap, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const linkIn = (words: string): string | undefined => /#([\w-]{43})/.exec(words)?.[1];

test('a ticket whose link Telegram did not take is not lost: it is said when the press is tried again', async () => {
  const user = await visitor(theatre.telegram, { firstName: 'Вера' });
  await theatre.buy(user.id, await theatre.show());
  await theatre.rest();
  user.send('/tickets');
  await tap(user, /^№ \d/);
  await tap(user, 'Передать');
  const [editMessageText, description] = ['editMessageText', 'Internal Server Error'];
  theatre.telegram.faults.fail({ method: editMessageText, chatId: user.id, status: 500, description });
  await tap(user, 'Да, передать').catch(() => undefined);
  await theatre.rest();
  expect(linkIn(user.messages().map(textOf).join('\n'))).toBeDefined();
});

test('a ticket that waits is listed with its link, and can be taken back', async () => {
  const [user, taker] = [
    await visitor(theatre.telegram, { firstName: 'Глеб' }),
    await visitor(theatre.telegram, { firstName: 'Ия' }),
  ];
  const orderId = await theatre.buy(user.id, await theatre.show());
  const { id } = await theatre.prisma.ticket.findFirstOrThrow({ where: { orderId } });
  await theatre.rest();
  user.send('/tickets');
  await tap(user, /^№ \d/);
  await tap(user, 'Передать');
  await tap(user, 'Да, передать');
  const said = linkIn(textOf(await user.waitForMessage(says('больше не ваш'))));
  user.send('/tickets');
  const list = await user.waitForMessage(says('ещё никем не взят'));
  const before = user.messages().length;
  await user.press(({ text }) => text === `Ссылка на № ${id}`, list);
  await expect.poll(() => user.messages().length).toBe(before + 1);
  expect(linkIn(textOf(user.messages().at(-1) ?? list))).toBe(said);
  await user.press(({ text }) => text === `Забрать № ${id}`, list);
  await expect.poll(() => user.messages().at(-1)?.photo).toBeDefined();
  expect(await theatre.prisma.ticket.findFirst({ where: { id } })).toMatchObject({
    ...{ userId: BigInt(user.id), passedOnBy: null, revision: 3 },
  });
  // What was said before opens nothing any more.
  taker.start(`t_${said ?? ''}`);
  await theatre.rest();
  expect(await theatre.boxOffice.myTickets(BigInt(taker.id))).toEqual([]);
});

test('many tickets of long titles are listed as far as a message goes', async () => {
  const user = await visitor(theatre.telegram, { firstName: 'Лев' });
  const title = 'Очень длинное название & ещё немного '.repeat(4).trim();
  const name = 'Категория с весьма длинным названием'.padEnd(60, 'и');
  const category = { name, prices: { create: { currency: 'XTR', amount: 500 } } };
  const show = await theatre.show({ title, priceCategories: { create: category } });
  for (let count = 0; count < 2; count += 1) await theatre.buy(user.id, show, 15);
  await theatre.rest();
  user.send('/tickets');
  const list = await user.waitForMessage(says('Ваши билеты'));
  expect(buttonOf(list, /^№/)).toBeDefined();
});
