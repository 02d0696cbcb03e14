import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** The line of somebody in the lists of the desk. */
const rowOf = ({ page }: Visitor, { id }: Visitor) =>
  page.locator(`[data-testid="member-row"][data-member="${id}"]`);

test('whoever is banned loses picture and sound, gets in by no device, and may come back by an undo', async ({
  evening,
}) => {
  await evening.actorOnStage();
  const desk = await evening.desk();
  const ticket = await evening.door('audience');
  const openTab = await evening.profile('nobody');
  const anna = await openTab();
  await anna.enterHouse(ticket);
  await expect.poll(async () => (await anna.received()).lines).toBeGreaterThan(0);

  await desk.get('desk-tab-house').click();
  await rowOf(desk, anna).getByTestId('member-more').click();
  await desk.page.getByRole('menuitem', { name: 'Ban from the house' }).click();
  await desk.get('confirm').click();
  const seat = anna.get('seat');
  await expect(seat).toHaveAttribute('data-reason', 'removed');
  await expect.poll(async () => (await anna.receivedInASecond()).packets).toBe(0);

  await test.step('the same ticket on another device stays outside', async () => {
    const phone = await evening.visitor();
    await phone.openTicket(ticket);
    await phone.get('enter').click();
    await expect(phone.get('seat')).toHaveAttribute('data-reason', 'removed_from_room');
    await expect(phone.get('retry')).toHaveCount(0);
  });

  await desk.get('undo').click();
  await expect(desk.get('removed-row')).toHaveCount(0);
  await anna.page.reload();
  await expect(anna.get('stage')).toBeVisible();
});

test('locked doors let no stranger in, keep those who are inside, and open again', async ({ evening }) => {
  const [desk, boris] = await Promise.all([evening.desk(), evening.spectator()]);
  await desk.page.keyboard.press('l');
  await desk.get('desk-tab-rules').click();
  await expect(desk.get('rule-doors')).toHaveAttribute('data-value', 'locked');

  const late = await evening.visitor();
  await late.openTicket(await evening.door('audience'));
  await late.get('enter').click();
  await expect(late.get('seat')).toHaveAttribute('data-reason', 'house_locked');

  // Who has a seat already comes back to it.
  await boris.page.reload();
  await expect(boris.get('stage')).toBeVisible();

  await desk.get('undo').click();
  await expect(desk.get('rule-doors')).toHaveAttribute('data-value', 'open');
  await late.get('retry').click();
  await expect(late.get('stage')).toBeVisible();
});
