import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** Opens the chat by its key and says something in it. */
async function sayByKeyboard(
  { page, get }: Pick<Visitor, 'page'> & { get: Visitor['get'] },
  lines: string[],
) {
  await page.keyboard.press('c');
  await expect(get('chat-input')).toBeFocused();
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Shift+Enter');
    await page.keyboard.type(line);
  }
  await page.keyboard.press('Enter');
}

/** How high the light of the footlights stands, in CSS pixels. */
const waveHeight = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() => {
    const wave = document.querySelector('[data-testid="wave"][data-lit="true"] > span');
    return wave?.getBoundingClientRect().height ?? 0;
  });

test('a hand goes up and down by keyboard alone', async ({ evening }) => {
  const anna = await evening.spectator('guest');
  const { page } = anna;
  await expect(anna.get('hand')).toBeEnabled();
  await page.keyboard.press('h');
  await expect(anna.get('wish')).toBeFocused();
  expect(anna.captures).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(anna.get('wish-voice_and_video')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(anna.get('hand')).toHaveAccessibleName('Lower your hand. Hand raised, 1 in the queue');
  expect(anna.captures).toEqual(['audio+video']);

  await page.keyboard.press('h');
  await expect(anna.get('hand')).toHaveAccessibleName('Raise a hand');
  await expect.poll(() => anna.devices()).toEqual(['ended', 'ended']);
  // Escape leaves the question unanswered.
  await page.keyboard.press('h');
  await expect(anna.get('wish')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(anna.get('wish')).toHaveCount(0);
});

test('what looks like markup or a link is text in the chat, and stays after a reload', async ({
  evening,
}) => {
  const [anna, boris] = await Promise.all([evening.spectator(), evening.spectator()]);
  const said = ['<img src=x onerror=alert(1)> <b>Bravo</b>', 'https://example.org/?a=1&b=2'];
  await sayByKeyboard({ page: anna.page, get: (id) => anna.get(id) }, said);

  await expect(boris.get('chat-unread')).toHaveText('1');
  await boris.get('chat-open').click();
  await expect(boris.get('chat-unread')).toHaveCount(0);
  const lineOf = (visitor: Visitor) => visitor.get('chat-line').locator('p').last();
  const expectInert = async (visitor: Visitor, isOwn: boolean): Promise<void> => {
    await expect(visitor.get('chat-line')).toHaveCount(1);
    expect(await lineOf(visitor).evaluate((line) => line.textContent)).toBe(said.join('\n'));
    await expect(lineOf(visitor).locator('*')).toHaveCount(0);
    await expect(visitor.get('chat-line')).toHaveAttribute('data-own', String(isOwn));
  };
  await expectInert(boris, false);
  await expectInert(anna, true);

  for (const visitor of [anna, boris]) {
    await visitor.page.reload();
    // What was there before is not new.
    await expect(visitor.get('chat-open')).toHaveAccessibleName('Chat');
    await visitor.page.keyboard.press('c');
    await expectInert(visitor, visitor === anna);
  }
});

test('a refused line keeps its words, and goes out once the chat is open again', async ({ evening }) => {
  const [anna, boris] = await Promise.all([evening.spectator(), evening.spectator()]);
  await anna.page.keyboard.press('c');
  await anna.get('chat-input').fill('Bravo');
  await evening.director.command({ type: 'chat.moderate', mode: 'closed' });
  await expect(anna.get('chat-may-not')).toHaveAttribute('data-why', 'closed');
  await evening.director.command({ type: 'chat.moderate', mode: 'open' });
  await expect(anna.get('chat-input')).toHaveValue('Bravo');
  await anna.get('chat-send').click();
  await expect(anna.get('chat-input')).toHaveValue('');
  await boris.get('chat-open').click();
  await expect(boris.get('chat-line')).toContainText('Bravo');
});

test('the applause of one is the wave of another, and ebbs away', async ({ evening }) => {
  const [anna, boris] = await Promise.all([evening.spectator(), evening.spectator()]);
  await expect(anna.get('applause')).toBeVisible();
  expect(await waveHeight(boris)).toBe(0);
  await expect
    .poll(async () => {
      await anna.page.keyboard.press('a');
      return waveHeight(boris);
    })
    .toBeGreaterThan(40);
  await expect(boris.get('mood')).toHaveText('The house applauds');
  await expect.poll(() => waveHeight(boris)).toBe(0);
});

test('the curtain falls in mid-scene and rises again', async ({ evening }) => {
  const [actor, boris] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await evening.director.command({ type: 'curtain.set', down: true });
  await expect(boris.get('card-curtain')).toBeVisible();
  await expect(boris.get('tile')).toHaveCount(0);
  await evening.director.command({ type: 'curtain.set', down: false });
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
});

test('a spectator goes through backstage onto the stage, and moves the own picture by keyboard', async ({
  evening,
}) => {
  const [actor, anna] = await Promise.all([evening.actorOnStage(), evening.spectator('guest')]);
  await anna.raiseHand();
  await evening.director.command({ type: 'stage.invite', member: anna.id, to: 'backstage' });
  await expect(anna.get('invitation')).toContainText('backstage');
  await anna.get('accept').click();
  await expect(anna.get('heard-by')).toHaveAttribute('data-heard', 'desk');
  await evening.director.command({ type: 'note.send', to: anna.id, text: 'You are next' });
  await expect(anna.get('private-line')).toContainText('You are next');

  await evening.director.command({ type: 'stage.bring', member: anna.id });
  await expect(anna.get('on-air')).toHaveAttribute('data-live', 'true');
  await expect.poll(() => anna.sees(actor.id)).toBe('actor');
  const own = anna.get('own-corner');
  await expect(own).toHaveAttribute('data-side', 'right');
  await own.focus();
  await anna.page.keyboard.press('ArrowLeft');
  await anna.page.keyboard.press('ArrowUp');
  await expect(own).toHaveAttribute('data-side', 'left');
  await expect(own).toHaveAttribute('data-end', 'top');
  await anna.get('own-hide').click();
  await expect(anna.get('own-show')).toBeVisible();
  await anna.get('own-show').click();
  await expect(anna.get('own-hide')).toBeVisible();

  await evening.director.command({ type: 'curtain.set', down: true });
  await expect(anna.get('curtain-on-stage')).toBeVisible();
});

test('after the end one says by keyboard how it was', async ({ evening }) => {
  const anna = await evening.spectator();
  await evening.director.command({ type: 'phase.set', to: 'finished' });
  await expect(anna.get('card-finished')).toBeVisible();
  await anna.page.getByRole('radio', { name: '3 stars' }).focus();
  await anna.page.keyboard.press('ArrowRight');
  await expect(anna.get('rating')).toHaveAttribute('data-kept', 'kept');
  await expect(anna.page.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await expect(anna.get('rating-said')).toHaveText('Thank you for your rating.');
  await expect(anna.get('way-out')).toBeVisible();
});
