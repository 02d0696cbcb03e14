import { expect, test } from '@playwright/test';
import { openInTelegram, openMiniApp, type TheatreInTelegram } from './support/mini-app.ts';

let opened: TheatreInTelegram;
test.beforeAll(async () => {
  opened = await openInTelegram(300);
});
test.afterAll(() => opened.close());

test('in Telegram’s window somebody is known, pays with Stars, and goes in with the ticket', async ({
  page,
}) => {
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  const main = page.locator('.app footer .primary');
  await expect(app.getByTestId('greeting')).toContainText('Ben');
  // What proves who one is stands in no address.
  const address = (): string =>
    page
      .frames()
      .find((frame) => frame !== page.mainFrame())
      ?.url() ?? '';
  expect(address()).not.toContain('tgWebAppData');

  await app.getByTestId('show-card').first().click();
  await expect(main).toHaveText('Buy tickets');
  await main.click();
  await expect(app.getByTestId('sum')).toHaveText('300 Stars');
  await main.click();
  await expect(app.getByTestId('held-order')).toBeVisible();
  await expect(main).toHaveText('Pay 300 Stars');

  await main.click();
  await page.getByRole('dialog', { name: 'Payment' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(app.getByTestId('invoice-cancelled')).toBeVisible();
  await main.click();
  const sheet = page.getByRole('dialog', { name: 'Payment' });
  await sheet.getByRole('button', { name: /^Confirm/ }).click();
  await expect(sheet.getByText('Paid. Thank you!')).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(app.getByTestId('order')).toHaveAttribute('data-state', 'paid');

  // Telegram's own way back leads to all tickets.
  await page.getByRole('button', { name: '‹ Back' }).click();
  await expect(app.getByTestId('own-ticket')).toHaveCount(1);
  await expect(app.getByTestId('qr')).toBeVisible();
  await app.getByTestId('enter').click();
  await expect(app.getByTestId('house')).toBeVisible();
});

test('a seat goes along from Telegram’s window into a browser', async ({ page, context }) => {
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  await expect(app.getByTestId('greeting')).toContainText('Ben');
  await app.getByTestId('to-profile').click();
  const [browser] = await Promise.all([
    context.waitForEvent('page'),
    app.getByTestId('open-in-browser').click(),
  ]);
  await browser.getByTestId('continue').click();
  await expect(browser.getByTestId('own-ticket')).toHaveCount(1);
  expect(browser.url()).not.toContain('#');
});

test('where storage is refused to a frame, everything goes on from memory', async ({ page }) => {
  await page.addInitScript(() => {
    if (parent === window) return;
    const refused = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    for (const name of ['sessionStorage', 'localStorage']) {
      Object.defineProperty(window, name, { get: refused });
    }
  });
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  await app.getByTestId('to-tickets').click();
  await expect(app.getByTestId('own-ticket')).toHaveCount(1);
  await page.getByRole('button', { name: '‹ Back' }).click();
  await app.getByTestId('show-card').first().click();
  await page.locator('.app footer .primary').click();
  await expect(app.getByTestId('house')).toBeVisible();
});

test('a page that is loaded anew goes on; one that was opened too long ago says so', async ({ page }) => {
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  await expect(app.getByTestId('greeting')).toContainText('Ben');
  const frame = page.frames().find((each) => each !== page.mainFrame());
  await frame?.evaluate('location.reload()');
  await expect(app.getByTestId('greeting')).toContainText('Ben');
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByText('Mischief', { exact: true }).click();
  await page.getByLabel('initData is 10 minutes old').click();
  await page.locator('.menu').click();
  await expect(app.getByTestId('open-again')).toBeVisible();
});
