import { expect, test } from './support/test.ts';

test('a ticket link leads into the house: one sees and hears, and was asked for nothing', async ({
  evening,
}) => {
  const actor = await evening.actorOnStage();
  const boris = await evening.visitor();
  const door = await evening.door('audience');
  await boris.openTicket(door);
  // The link is spent by the tap: its secret stands in the address no longer.
  expect(new URL(boris.page.url()).hash).toBe('');
  await boris.get('enter').click();
  // The tap on "Enter and watch" is the browser's permission for sound: no other is asked for.
  const plays = 'document.querySelector("[data-testid=voice]")?.paused === false';
  await expect.poll(() => boris.askQuietly(plays)).toBe(true);

  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  expect(boris.captures).toEqual([]);
});
