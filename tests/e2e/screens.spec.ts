import { expect, type Page, test } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { createRequire } from 'node:module';
import { openStories, type Stories } from '../support/stories.ts';

const languages = ['ru', 'en'] as const;
/** What bars somebody from the page; lesser findings are for people to judge. */
const barriers: readonly unknown[] = ['serious', 'critical'];

/**
 * Every rule on a dark desktop and on a light phone. The other two looks differ in their colours alone, and so are
 * looked at for contrast only.
 */
const looks = [
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark', options: {} },
  { viewport: { width: 1280, height: 800 }, colorScheme: 'light', options: { runOnly: ['color-contrast'] } },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light', options: {} },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark', options: { runOnly: ['color-contrast'] } },
] as const satisfies readonly {
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  options: RunOptions;
}[];

/** Of axe the page itself gets only what is run: the whole builder would open another page for each of a thousand looks. */
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let stories: Stories;
test.beforeAll(async () => {
  stories = await openStories();
});
test.afterAll(() => stories.close());

/** What bars somebody from what the page shows now, in words. */
async function barriersOf(page: Page, options: RunOptions): Promise<string[]> {
  const run = `axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})`;
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations
    .filter(({ impact }) => barriers.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

async function expectOpenToAll(page: Page, scene: string): Promise<void> {
  for (const { viewport, colorScheme, options } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await barriersOf(page, options);
    expect.soft(found, `${scene} ${colorScheme} ${String(viewport.width)}`).toEqual([]);
  }
}

for (const language of languages) {
  test(`every screen in every state is open to all: ${language}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript({ path: axePath });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => void faults.push(message));
    await page.goto(stories.address.href);
    const scenes = await page.locator('a').allTextContents();
    expect(scenes.length).toBeGreaterThan(100);
    for (const scene of scenes) {
      await page.goto(new URL(`?scene=${scene}&lang=${language}`, stories.address).href);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('main')).toBeVisible();
      await expectOpenToAll(page, scene);
      expect.soft(faults.splice(0), scene).toEqual([]);
    }
    await context.close();
  });
}
