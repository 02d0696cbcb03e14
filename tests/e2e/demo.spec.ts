import { expect, test } from './support/test.ts';

const laptop = { width: 1280, height: 800 };

test('the demonstration brings a spectator on stage by three clicks and asks for no permission', async ({
  evening,
}) => {
  const page = await evening.visitor('nobody', { viewport: laptop });
  await page.page.goto('/demo');
  const house = page.get('pane-house');
  const desk = page.get('pane-desk');
  await expect(page.get('demo')).toHaveAttribute('data-step', 'raise');
  await expect.poll(() => page.sees(page.idAs('actor'), house)).toBe('somebody');

  await house.getByTestId('hand').click();
  await desk.getByTestId('invite').click();
  await house.getByTestId('accept').click();

  await expect(page.get('demo')).toHaveAttribute('data-step', 'done');
  await expect(house.getByTestId('on-air')).toHaveAttribute('data-live', 'true');
  const spectator = page.idAs('audience');
  await expect.poll(() => page.sees(spectator, desk)).toBe('somebody');
  await expect.poll(() => page.sees(spectator, page.get('pane-wings'))).toBe('somebody');
  // The first of the three clicks was the tap for sound.
  await expect.poll(() => page.hears(page.idAs('actor'))).toBe('somebody');
  expect(page.captures).toEqual([]);

  const stranger = await evening.spectator();
  await expect.poll(() => stranger.sees(spectator)).toBe('somebody');
  await expect.poll(() => stranger.hears(spectator)).toBe('somebody');
});

test('desk, wings and house live in three tabs of one browser, each its own person', async ({ evening }) => {
  const openTab = await evening.profile('guest', { viewport: laptop });
  const desk = await openTab();
  await desk.enterCast(await evening.door('director'));
  const wings = await openTab();
  await wings.enterCast(await evening.door('actor'));
  const house = await openTab();
  await house.enterHouse(await evening.door('audience'));

  await house.raiseHand();
  await desk.get('invite').click();
  await house.get('accept').click();
  await expect(house.get('on-air')).toHaveAttribute('data-live', 'true');
  // A tab in the background need not draw.
  await wings.page.bringToFront();
  await expect.poll(() => wings.sees(house.id)).toBe('guest');
  await expect.poll(() => wings.hears(house.id)).toBe('guest');

  const before = [desk.id, wings.id, house.id];
  for (const tab of [desk, wings, house]) {
    await tab.page.reload();
    await expect(tab.get('stage')).toBeVisible();
  }
  expect([desk.id, wings.id, house.id]).toEqual(before);
  expect(new Set(before).size).toBe(3);
});
