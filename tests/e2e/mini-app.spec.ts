import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { beginIn, openInTelegram, openMiniApp, type TheatreInTelegram } from './support/mini-app.ts';

// One person's evening: what is bought in the first is held in the others.
test.describe.configure({ mode: 'serial' });

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
  // Nobody plays yet: a demonstration says where that is done.
  await expect(app.getByTestId('seat')).toHaveAttribute('data-reason', 'too_early');
  await expect(app.getByTestId('to-demo')).toBeVisible();
});

test('whoever has a ticket can take more, and goes in once the doors are open', async ({ page }) => {
  const { databaseUrl } = opened.theatre;
  await beginIn(databaseUrl, '2 days');
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  const main = page.locator('.app footer .primary');
  await app.getByTestId('show-card').first().click();
  await expect(main).toHaveText('My ticket');
  await expect(app.getByText('300 Stars')).toBeVisible();
  await app.getByTestId('buy-more').click();
  await expect(app.getByTestId('checkout-form')).toBeVisible();
  await page.getByRole('button', { name: '‹ Back' }).click();
  await main.click();
  await expect(app.getByTestId('own-ticket')).toHaveCount(1);
  await expect(app.getByTestId('enter')).toHaveCount(0);

  await beginIn(databaseUrl, '0 days');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.menu').click();
  await app.getByTestId('show-card').first().click();
  await expect(main).toHaveText('Enter and watch');
  await expect(app.getByTestId('buy-more')).toBeVisible();
});

test('a show is put into one’s calendar by Telegram', async ({ page }) => {
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  await app.getByTestId('to-tickets').click();
  await app.getByTestId('calendar').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^rampa-\d+\.ics$/);
  expect(await readFile(await download.path(), 'utf8')).toContain('SUMMARY:Проба света');
});

test('a seat goes along from Telegram’s window into a browser', async ({ page, context }) => {
  const director = await opened.theatre.doors.guest('director');
  await director.command({ type: 'phase.set', to: 'foyer' });
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  await app.getByTestId('to-tickets').click();
  await app.getByTestId('enter').click();
  await expect(app.getByTestId('card-foyer')).toBeVisible();
  const [browser] = await Promise.all([
    context.waitForEvent('page'),
    app.getByTestId('open-in-browser').click(),
  ]);
  await browser.getByTestId('continue').click();
  // Nothing is asked: it is the same seat.
  await expect(browser.getByTestId('card-foyer')).toBeVisible();
  await expect(app.getByTestId('seat')).toHaveAttribute('data-reason', 'elsewhere');
  expect(browser.url()).not.toContain('#');
  director.socket.close();
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

test('bot and app speak one language, wherever it was chosen', async ({ page }) => {
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  const html = app.locator('html');
  await expect(app.getByTestId('greeting')).toContainText('Ben');
  await expect(html).toHaveAttribute('lang', 'en');
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await app.getByTestId('language').click();
  await expect(html).toHaveAttribute('lang', 'ru');
  await kept;
  await page.getByRole('button', { name: 'Close' }).click();

  const log = page.getByRole('log');
  const field = page.getByRole('textbox').last();
  await field.fill('/language');
  await field.press('Enter');
  await expect(log.getByText('На каком языке говорить?')).toBeVisible();
  await log.getByRole('button', { name: 'English' }).last().click();
  await expect(log.getByText('I speak English now.')).toBeVisible();
  await page.locator('.menu').click();
  await expect(html).toHaveAttribute('lang', 'en');
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

test('the app is dark in a dark Telegram on a light device', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const app = await openMiniApp(page, opened.telegram, 'Ben');
  const ground = app.locator('html');
  await expect(ground).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('checkbox', { name: 'Dark colours' }).check();
  await page.locator('.menu').click();
  await expect(ground).toHaveCSS('background-color', 'rgb(28, 29, 26)');
  // What Telegram does not name is of the dark theme, too.
  await expect(ground).toHaveCSS('color-scheme', 'dark');
});
