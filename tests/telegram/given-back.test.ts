import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1);
const as = (userId: number) => ({ kind: 'user', userId: BigInt(userId) }) as const;

test('a part that goes back as a balance is said, and whoever held the ticket hears that it is gone', async () => {
  const buyer = await visitor(theatre.telegram, { firstName: 'Кира' });
  const friend = await visitor(theatre.telegram, { firstName: 'Друг' });
  const show = await theatre.show();
  const { boxOffice } = theatre;
  const { orderId, amount, currency } = await boxOffice.holdSeats(as(buyer.id), {
    ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
    lines: [{ priceCategoryId: show.category, quantity: 2 }],
  });
  const charge = { provider: 'stars', reference: `r${orderId}`, payerId: BigInt(buyer.id) };
  await boxOffice.settle({ ...charge, orderId, amount, currency });
  const [ticket] = await boxOffice.myTickets(BigInt(buyer.id));
  if (ticket === undefined) throw new Error('there are two');
  const { link } = await boxOffice.passOnTicket(as(buyer.id), ticket.id);
  await boxOffice.claimTicket(as(friend.id), secretOf(link));
  const tickets = [ticket.id];
  await boxOffice.refundOrder({ kind: 'operator', by: 'system' }, { orderId, reason: 'staff', tickets });
  await buyer.waitForMessage(says('лежат на вашем балансе'));
  await friend.waitForMessage(says(`Билет № ${ticket.id} .*больше не действует`));
  await theatre.rest();
  const told = await theatre.prisma.botMessage.findMany({
    where: { kind: { in: ['refunded', 'ticket_revoked'] } },
    orderBy: { kind: 'asc' },
  });
  expect(told.map(({ kind, chatId }) => [kind, Number(chatId)])).toEqual([
    ['refunded', buyer.id],
    ['ticket_revoked', friend.id],
  ]);
});
