import { expect, type FrameLocator, type Locator } from '@playwright/test';
import { staffGroupId, startLocalTelegram } from '../../fakes/telegram/local/index.ts';
import type { Telegram } from '../../fakes/telegram/index.ts';
import { test as base } from './test.ts';
import type { Visitor } from './visitor.ts';

/** Playwright's test with a Telegram beside the theatre, on another site, and the theatre's bot in it. */
export const test = base.extend<object, { readonly telegram: Telegram }>({
  telegram: [
    // eslint-disable-next-line no-empty-pattern -- from this pattern Playwright reads that nothing else is needed
    async ({}, use) => {
      const telegram = await startLocalTelegram({ port: 0 });
      await use(telegram);
      await telegram.close();
    },
    { scope: 'worker' },
  ],
  settings: [
    async ({ telegram }, use) => {
      await use({
        // By this name the theatre is another site than Telegram's page, which is at 127.0.0.1.
        HOST: 'localhost',
        ...{ BOT_TOKEN: telegram.bot.token, STAFF_CHAT_ID: String(staffGroupId) },
        ...{ TELEGRAM_API_ROOT: telegram.address, TELEGRAM_WEB_ORIGIN: telegram.address },
      });
    },
    { scope: 'worker' },
  ],
});

/** Somebody in the chat with the bot, on Telegram's page. */
export class Chat {
  readonly #visitor: Visitor;
  readonly #log: Locator;

  private constructor(visitor: Visitor) {
    this.#visitor = visitor;
    this.#log = visitor.page.getByRole('log');
  }

  /** Opens the chat and starts the bot. @param who `anna` reads Russian, `ben` English */
  static async open(visitor: Visitor, telegram: Telegram, who: 'anna' | 'ben'): Promise<Chat> {
    const { page } = visitor;
    await page.goto(`${telegram.address}/?as=${who}`);
    await page
      .getByRole('button', { name: `${telegram.bot.name} ` })
      .first()
      .click();
    const begin = page.getByRole('button', { name: /^(Start|Начать)$/ });
    await expect(begin.or(page.getByRole('textbox')).first()).toBeVisible();
    // Not for somebody who has done so before.
    if (await begin.isVisible()) await begin.click();
    return new Chat(visitor);
  }

  /** The Mini App that is open. */
  get app(): FrameLocator {
    return this.#visitor.page.frameLocator('iframe');
  }

  async say(text: string): Promise<void> {
    const field = this.#visitor.page.getByRole('textbox').last();
    await field.fill(text);
    await field.press('Enter');
  }

  /** Presses the newest button of this name in the chat. @param count of them, once the one that is meant is there */
  async press(name: string | RegExp, count?: number): Promise<void> {
    const buttons = this.#log.getByRole('button', { name });
    if (count !== undefined) await expect(buttons).toHaveCount(count);
    await buttons.last().click();
  }

  /** Presses a button of Telegram's own, outside of chat and Mini App. */
  tap(name: string | RegExp): Promise<void> {
    return this.#visitor.page.getByRole('button', { name }).last().click();
  }

  async hears(text: string | RegExp): Promise<void> {
    await expect(this.#log.getByText(text).last()).toBeVisible();
  }

  /** Closes the Mini App, which asks first whether that is meant. */
  async closeApp(): Promise<void> {
    const { page } = this.#visitor;
    await page
      .getByRole('dialog', { name: /^Mini App/ })
      .getByRole('button', { name: 'Close' })
      .first()
      .click();
    await page.getByRole('dialog', { name: 'Rampa' }).getByRole('button', { name: 'Close' }).click();
  }
}
