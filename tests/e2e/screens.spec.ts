import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openStories, type Stories } from '../support/stories.ts';

/** Words do not change colours, nor colours words: each language and each scheme is looked at once. */
const looks = [
  { language: 'ru', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;
/** What bars somebody from the page; lesser findings are for people to judge. */
const barriers: readonly unknown[] = ['serious', 'critical'];

let stories: Stories;
test.beforeAll(async () => {
  stories = await openStories();
});
test.afterAll(() => stories.close());

async function barriersOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => barriers.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

for (const { language, colorScheme } of looks) {
  test(`every screen in every state is open to all: ${language}, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => void faults.push(message));
    await page.goto(stories.address.href);
    const scenes = await page.locator('a').allTextContents();
    expect(scenes.length).toBeGreaterThan(30);
    for (const scene of scenes) {
      await page.goto(new URL(`?scene=${scene}&lang=${language}`, stories.address).href);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('main')).toBeVisible();
      expect.soft(await barriersOf(page), scene).toEqual([]);
      expect.soft(faults.splice(0), scene).toEqual([]);
    }
    await context.close();
  });
}
