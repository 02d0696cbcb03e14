import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { createPrisma } from '../../server/platform/database/index.ts';
import { expect, test } from './support/test.ts';
import type { Theatre } from './support/theatre.ts';
import type { Visitor } from './support/visitor.ts';

// A theatre of its own: the first owner's link is printed once.
test.use({ settings: { HOLD_MINUTES: '20' }, phase: 'closed' });

const dayMs = 86_400_000;
const day = (ahead: number): string => new Date(Date.now() + ahead * dayMs).toISOString().slice(0, 10);

async function enter(owner: Visitor, theatre: Theatre): Promise<void> {
  const [link = ''] = theatre.log.flatMap((line) => /http:\S+\/staff\/enter#[\w-]{43}/.exec(line)?.[0] ?? []);
  await owner.page.goto(link);
  await owner.get('open-staff').click();
  await expect(owner.page).toHaveURL(/\/staff$/);
}

/** A show on the bill, with its page of the staff open. @returns its number */
async function publishShow(owner: Visitor): Promise<string> {
  await owner.get('new-show').click();
  await owner.get('title').fill('Dead Souls');
  await owner.get('date').fill(day(3));
  await owner.get('zone').selectOption('Europe/Moscow');
  await owner.get('add-category').click();
  await owner.get('category-name').fill('Stalls');
  await owner.get('price').fill('1500');
  await owner.get('save-show').click();
  await expect(owner.page).toHaveURL(/\/staff\/shows\/\d+$/);
  await owner.get('publish').click();
  await expect(owner.get('unpublish')).toBeVisible();
  return /\d+$/.exec(owner.page.url())?.[0] ?? '';
}

async function buy(buyer: Visitor): Promise<void> {
  await buyer.page.goto('/');
  await buyer.get('show-card').filter({ hasText: 'Dead Souls' }).click();
  await buyer.get('buy').click();
  await buyer.get('keep-seats').click();
  await buyer.get('pay').click();
  await expect(buyer.get('order')).toHaveAttribute('data-state', 'paid');
}

/** Somebody whom the bot may write to holds the first ticket of the show. */
async function giveToTelegram(theatre: Theatre, showId: string): Promise<void> {
  const prisma = createPrisma(theatre.databaseUrl, { poolSize: 1 });
  const user = { telegramId: 4242n, firstName: '=Anna', startedAt: new Date() };
  await prisma.user.create({ data: user });
  const order = await prisma.order.findFirstOrThrow({
    where: { showId: Number(showId) },
    orderBy: { id: 'asc' },
  });
  await prisma.order.update({ where: { id: order.id }, data: { userId: user.telegramId } });
  await prisma.ticket.updateMany({ where: { orderId: order.id }, data: { userId: user.telegramId } });
  await prisma.$disconnect();
}

async function downloaded(visitor: Visitor, button: string): Promise<string> {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.get(button).click()]);
  return readFile(await download.path(), 'utf8');
}

test('the box office hangs a poster, moves a show, writes to its spectators, gives back, and calls it off', async ({
  theatre,
  evening,
}) => {
  const owner = await evening.visitor('nobody', { viewport: { width: 1280, height: 800 } });
  await enter(owner, theatre);
  const showId = await publishShow(owner);

  const wide = { width: 1900, height: 900, channels: 3, background: '#7a2230' } as const;
  const file = await sharp({ create: wide }).png().toBuffer();
  const input = owner.get('poster-card').locator('input[type=file]');
  await input.setInputFiles({ name: 'poster.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(owner.get('poster-card').getByTestId('trouble')).toContainText('no picture');
  await input.setInputFiles({ name: 'poster.png', mimeType: 'image/png', buffer: file });
  await expect(owner.get('poster-preview')).toHaveJSProperty('naturalWidth', 1600);
  const [first, second] = [await evening.visitor(), await evening.visitor()];
  await first.page.goto('/');
  const onBill = first.get('show-card').filter({ hasText: 'Dead Souls' }).locator('img');
  await expect(onBill).toHaveJSProperty('complete', true);
  await expect
    .poll(() => onBill.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  for (const buyer of [first, second]) await buy(buyer);

  await owner.page.reload();
  await expect(owner.get('start-fixed')).toBeVisible();
  await owner.get('move-open').click();
  await owner.get('move-date').fill(day(-1));
  await owner.get('move-show').click();
  await owner.get('confirm').click();
  await expect(owner.get('changes-card').getByTestId('trouble')).toContainText('over already');
  await owner.get('move-date').fill(day(5));
  await owner.get('move-show').click();
  await expect(owner.page.getByRole('alertdialog')).toContainText('2 orders');
  await owner.get('confirm').click();
  await expect(owner.get('show-change')).toHaveAttribute('data-finished', 'true');
  await expect(owner.get('show-change')).toContainText('2');

  await expect(owner.get('broadcast-text')).toHaveCount(0);
  await giveToTelegram(theatre, showId);
  await owner.page.reload();
  await owner.get('broadcast-text').fill('Bring your headphones.');
  await owner.get('broadcast-send').click();
  await owner.get('confirm').click();
  await expect(owner.get('broadcast')).toContainText('Bring your headphones.');

  const table = await downloaded(owner, 'table-orders');
  expect(table).toContain(`,${showId},"Dead Souls","`);
  expect(table).toContain(`,"'=Anna",`);
  expect(table).toContain('"Begins (Europe/Moscow)"');
  await owner.page.goto('/staff/orders');
  await expect(owner.get('staff-order').first()).toHaveAttribute('data-status', 'paid');
  expect(await downloaded(owner, 'table-all-orders')).toContain('1500.00');
  await owner.get('refund-order').first().click();
  await expect(owner.page.getByRole('alertdialog')).toContainText('RUB 1,500 will go back the way');
  await owner.get('confirm').click();
  await expect(owner.get('staff-order').first()).toHaveAttribute('data-status', 'refunded');
  // By itself: nobody reloads the page.
  await expect(owner.get('staff-order').first().getByTestId('staff-refund')).toContainText('Refund is done');
  await owner.page.goto('/staff/attention');
  await expect(owner.get('nothing-waits')).toBeVisible();

  await owner.page.goto(`/staff/shows/${showId}`);
  const [desk] = await Promise.all([
    owner.page.context().waitForEvent('page'),
    owner.get('open-desk').click(),
  ]);
  await expect(desk.getByTestId('desk')).toBeVisible();
  await expect(desk).toHaveURL(new RegExp(`/shows/${showId}/desk$`));
  // The link of an invitation that is made anew goes with it: only the new one can be copied.
  await owner.get('invite-name').fill('Irina');
  await owner.get('invite').click();
  const dead = (await owner.get('once-link-text').textContent()) ?? '';
  const irina = owner.get('invitation').filter({ hasText: 'Irina' });
  await irina.getByTestId('renew-invitation').click();
  await owner.get('confirm').click();
  await expect(owner.get('once-link-text')).toHaveCount(1);
  await expect(owner.get('once-link-text')).not.toHaveText(dead);

  await owner.get('cancel-show').click();
  await expect(owner.page.getByRole('alertdialog')).toContainText('RUB 1,500');
  await owner.get('confirm').click();
  await expect(owner.get('show-change').first()).toHaveAttribute('data-finished', 'true');
  await expect(owner.get('publish-card')).toContainText('tickets given back: 2 of 2');
  await expect(owner.get('broadcast-reach')).toContainText('Nobody holds a ticket');
  await expect(desk.getByTestId('seat')).toHaveAttribute('data-reason', 'revoked');
  for (const buyer of [first, second]) {
    await buyer.page.reload();
    await expect(buyer.get('order')).toHaveAttribute('data-state', 'refunded');
    await expect(buyer.get('order-called-off')).toContainText('The show is called off');
  }
});
