import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { buttonOf, says, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

test('/admin shows the staff what is next and what waits, and lets them in once', async () => {
  const user = await visitor(theatre.telegram);
  const { id: staffId } = await theatre.prisma.staff.create({
    data: { name: 'Ира', role: 'owner', telegramId: BigInt(user.id) },
  });
  const show = await theatre.show();
  await theatre.buy(user.id, show, 3);
  await theatre.prisma.bookDifference.create({
    data: { provider: 'test', reference: '1', kind: 'amount', details: {}, foundAt: new Date() },
  });
  user.send('/admin');
  const told = await user.waitForMessage(says('Ближайшее'));
  expect(textOf(told)).toMatch(/Чайка[^]*продано 3 из 50[^]*расхождения в книгах: 1/);
  const button = buttonOf(told, 'Служебные страницы');
  const url = new URL(button && 'url' in button ? button.url : '');
  expect(url.search).toBe('');
  expect(url.hash.slice(1)).toMatch(/^[\w-]{43}$/);
  const links = await theatre.prisma.staffLink.findMany({ where: { staffId } });
  expect(links).toHaveLength(1);
  expect(links[0]?.hash).not.toBe(url.hash.slice(1));
  const minutes = ((links[0]?.expiresAt.getTime() ?? 0) - theatre.clock.now()) / 60_000;
  expect(Math.round(minutes)).toBe(10);
  expect(await theatre.prisma.auditEntry.findMany({ where: { act: 'staff.own_link' } })).toMatchObject([
    { actor: `staff:${String(staffId)}`, subjectId: staffId },
  ]);
  user.send('/help');
  await user.waitForMessage(says('/admin'));
});

test('and is no command for those who have left', async () => {
  const user = await visitor(theatre.telegram);
  await theatre.prisma.staff.create({
    data: { name: 'Олег', role: 'director', telegramId: BigInt(user.id), disabledAt: new Date() },
  });
  user.send('/admin');
  await user.waitForMessage(says('не понимаю'));
  user.send('/help');
  const help = await user.waitForMessage(says('/events'));
  expect(textOf(help)).not.toContain('/admin');
});
