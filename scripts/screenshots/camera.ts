import type { Browser, Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { webpOf } from '../webp.ts';

const root = join(import.meta.dirname, '../..');
/** Where the pictures are kept. */
export const folder = join(root, 'docs/screenshots');

const locales = { en: 'en-GB', ru: 'ru-RU' } as const;
export type Language = keyof typeof locales;
export const languages: readonly Language[] = ['en', 'ru'];

/** As large as the README shows them, or somewhat more for those with a sharp screen. */
const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1280, height: 800 } },
  demo: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};
export type Screen = keyof typeof screens;

/** Opens pages as readers of one language have them, and keeps pictures of them under that language's name. */
export class Camera {
  readonly language: Language;
  readonly #browser: Browser;

  constructor(browser: Browser, language: Language) {
    this.#browser = browser;
    this.language = language;
  }

  async open(screen: Screen): Promise<Page> {
    const context = await this.#browser.newContext({
      ...screens[screen],
      ...{ locale: locales[this.language], timezoneId: 'Europe/Moscow' },
      ...{ colorScheme: 'dark', reducedMotion: 'reduce' },
    });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  async keep(page: Page, name: string): Promise<void> {
    const path = join(folder, `${name}.${this.language}.webp`);
    const picture = await webpOf(this.#browser, await page.screenshot());
    await writeFile(path, picture);
    console.log(`${relative(root, path)}  ${Math.round(picture.length / 1024)} kB`);
  }
}
