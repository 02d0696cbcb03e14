import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** Words do not change colours, nor colours words: each language and each scheme is looked at once. */
const looks = [
  { language: 'ru', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;
/** What bars somebody from the page; lesser findings are for people to judge. */
const barriers: readonly unknown[] = ['serious', 'critical'];

/** Looks at the page in both languages and both colour schemes; `settled` waits for what must be on it. */
async function expectOpenToAll({ page }: Visitor, settled: () => Promise<void>): Promise<void> {
  for (const { language, colorScheme } of looks) {
    const address = new URL(page.url());
    address.searchParams.set('lang', language);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(address.href);
    await settled();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations
      .filter(({ impact }) => barriers.includes(impact))
      .flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`));
    expect(found, `${address.pathname} ${language} ${colorScheme}`).toEqual([]);
  }
}

test('start, show and ticket are open to all', async ({ evening }) => {
  const visitor = await evening.visitor();
  const door = await evening.door('audience');
  await visitor.page.goto('/');
  await expectOpenToAll(visitor, () => expect(visitor.get('show-card').first()).toBeVisible());
  await visitor.page.goto(`/shows/${door.showId}`);
  await expectOpenToAll(visitor, () => expect(visitor.page.getByRole('heading', { level: 1 })).toBeVisible());
  await visitor.openTicket(door);
  await expectOpenToAll(visitor, () => expect(visitor.get('qr')).toBeVisible());
});

test('house, wings and desk are open to all', async ({ evening }) => {
  const [actor, spectator, desk] = await Promise.all([
    evening.actorOnStage(),
    evening.spectator('guest'),
    evening.desk(),
  ]);
  await spectator.raiseHand();
  await expect(desk.get('hand-row')).toBeVisible();
  await expectOpenToAll(spectator, () => expect(spectator.get('return')).toBeVisible());
  await expectOpenToAll(desk, () => expect(desk.get('hand-row')).toBeVisible());
  await expectOpenToAll(actor, () => expect(actor.get('stage-leave')).toBeVisible());
});

test('the demonstration is open to all', async ({ evening }) => {
  const visitor = await evening.visitor('nobody', { viewport: { width: 1280, height: 800 } });
  await visitor.page.goto('/demo');
  await expectOpenToAll(visitor, () => expect(visitor.get('demo')).toHaveAttribute('data-step', 'raise'));
});
