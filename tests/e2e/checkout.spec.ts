import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** From the start page to seats that are kept; a double click keeps them once. */
async function keepSeats(buyer: Visitor, quantity: number): Promise<void> {
  await buyer.page.goto('/');
  await buyer.get('show-card').first().click();
  await buyer.get('buy').click();
  for (let chosen = 1; chosen < quantity; chosen += 1) await buyer.get('more').click();
  await expect(buyer.get('sum')).toHaveText('RUB 1,000');
  const asked: string[] = [];
  buyer.page.on('request', (request) => {
    if (request.url().endsWith('/api/orders')) asked.push(request.method());
  });
  await buyer.get('keep-seats').dblclick();
  await expect(buyer.get('held-order')).toBeVisible();
  expect(asked).toEqual(['POST']);
}

test('seats are kept over a reload, given up, kept again, paid for and watched from, and given back', async ({
  evening,
}) => {
  const actor = await evening.actorOnStage();
  const openTab = await evening.profile('nobody');
  const buyer = await openTab();
  await keepSeats(buyer, 2);
  await expect(buyer.get('countdown')).toHaveText(/^1[45]:\d\d$/);
  await buyer.page.reload();
  await expect(buyer.get('countdown')).toHaveText(/^1[45]:\d\d$/);
  await buyer.get('give-up').click();
  await expect(buyer.get('checkout-form')).toBeVisible();

  await keepSeats(buyer, 2);
  await buyer.get('pay').click();
  await expect(buyer.get('order')).toHaveAttribute('data-state', 'paid');
  await expect(buyer.get('order-ticket')).toHaveCount(2);
  // The secret of the order stands in no address.
  await expect(buyer.page).toHaveURL(/\/orders\/\d+$/);
  const [download] = await Promise.all([buyer.page.waitForEvent('download'), buyer.get('calendar').click()]);
  expect(await readFile(await download.path(), 'utf8')).toContain('SUMMARY:Проба света');

  await buyer.get('open-ticket-link').first().click();
  await buyer.get('open-ticket').click();
  await buyer.get('enter').click();
  await expect(buyer.get('stage')).toBeVisible();
  await expect.poll(() => buyer.sees(actor.id)).toBe('actor');

  // Another tab finds the order on the start page.
  const other = await openTab();
  await other.page.goto('/');
  await other.get('my-order').click();
  await other.get('give-back-ticket').first().click();
  await other.get('confirm').click();
  await expect(other.get('order')).toHaveAttribute('data-state', 'partially_refunded');
  await expect(buyer.get('seat')).toHaveAttribute('data-reason', 'revoked');
  await other.get('give-back').click();
  await other.get('confirm').click();
  await expect(other.get('order')).toHaveAttribute('data-state', 'refunded');
  await other.page.goto('/');
  await expect(other.get('show-card').first()).toBeVisible();
  await expect(other.get('my-order')).toHaveCount(0);
});

test('who has passed a ticket on gives back what is left, and the other’s stays', async ({ evening }) => {
  const buyer = await evening.visitor();
  await keepSeats(buyer, 2);
  await buyer.get('pay').click();
  await buyer.get('pass-on').first().click();
  await buyer.get('confirm').click();
  const link = await buyer.get('passed-on-link').locator('code').textContent();
  await buyer.get('passed-on-done').click();
  await expect(buyer.get('order-ticket')).toHaveCount(1);
  // A link that is lost is there again, after a reload too.
  await buyer.page.reload();
  await buyer.get('link-again').click();
  await expect(buyer.get('passed-on-link').locator('code')).toHaveText(link ?? '');
  await buyer.get('passed-on-done').click();
  await expect(buyer.get('give-back')).toHaveText('Give all 2 tickets back');
  await buyer.get('give-back-ticket').click();
  await buyer.get('confirm').click();
  await expect(buyer.get('order')).toHaveAttribute('data-state', 'partially_refunded');
  // The money is said to be on its way, and to have gone, without a reload.
  await expect(buyer.get('money-back')).toHaveText('Given back the way the payment came: RUB 500.');
  await expect(buyer.get('money-back')).toHaveAttribute('data-done', 'true');
});

test('an order is opened elsewhere by its link, which leaves no secret in the address', async ({
  evening,
}) => {
  const buyer = await evening.visitor();
  await keepSeats(buyer, 2);
  const kept = await buyer.page.evaluate<Record<string, string>>('({ ...localStorage })');
  const [key = '', text = ''] = Object.entries(kept).find(([name]) => name.startsWith('rampa/orders/')) ?? [];
  const path = `/orders/${key.split('/').at(-1) ?? ''}`;

  const friend = await evening.visitor();
  await friend.page.goto(path);
  await expect(friend.get('no-order')).toBeVisible();
  const { secret } = JSON.parse(text) as { secret: string }; // written by the page
  await friend.page.goto(`${path}#${secret}`);
  await expect(friend.get('order')).toHaveAttribute('data-state', 'held');
  await expect(friend.page).toHaveURL(new RegExp(`${path}$`));
  await friend.page.reload();
  await expect(friend.get('order')).toHaveAttribute('data-state', 'held');
});

test('a code that is none is refused beside its field, and the next try is taken', async ({ evening }) => {
  const buyer = await evening.visitor();
  const { showId } = await evening.door('audience');
  await buyer.page.goto(`/shows/${String(showId)}/checkout`);
  await buyer.get('promo').click();
  await expect(buyer.get('promo-code')).toBeFocused();
  await buyer.page.keyboard.type('NO SUCH CODE');
  await buyer.page.keyboard.press('Enter');
  await expect(buyer.get('promo-refused')).toBeVisible();
  await buyer.get('promo-code').fill('');
  await buyer.page.keyboard.press('Enter');
  await expect(buyer.get('held-order')).toBeVisible();
});
