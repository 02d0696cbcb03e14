import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openStories, type Stories } from '../support/stories.ts';

const languages = ['ru', 'en'] as const;
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** What bars somebody from the page; lesser findings are for people to judge. */
const barriers: readonly unknown[] = ['serious', 'critical'];

let stories: Stories;
test.beforeAll(async () => {
  stories = await openStories();
});
test.afterAll(() => stories.close());

/** What bars somebody here, in words; with `rules`, only what those rules find. */
async function barriersOf(page: Page, ...rules: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (rules.length > 0) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => barriers.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/** A screen on a dark desktop and on a light phone by every rule; the other two looks differ in colours alone. */
async function expectOpenToAll(page: Page, scene: string): Promise<void> {
  for (const [viewport, schemes] of [
    [desktop, ['dark', 'light']],
    [phone, ['light', 'dark']],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const [index, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = await barriersOf(page, ...(index === 0 ? [] : ['color-contrast']));
      expect.soft(found, `${scene} ${colorScheme} ${viewport.width}`).toEqual([]);
    }
  }
}

for (const language of languages) {
  test(`every screen in every state is open to all: ${language}`, async ({ browser }) => {
    test.setTimeout(1_200_000);
    const context = await browser.newContext({ viewport: desktop });
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
