import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

test.use({ phase: 'closed' });

/** Nothing of picture or sound reaches this page. */
const nothingArrives = async (visitor: Visitor): Promise<void> => {
  await expect.poll(async () => (await visitor.receivedInASecond()).packets).toBe(0);
};

const expectPhase = (desk: Visitor, phase: string): Promise<void> =>
  expect(desk.get('phase')).toHaveAttribute('data-phase', phase);

/** Rests the pointer on a button until what it begins has begun. */
async function holdInto(desk: Visitor, phase: string): Promise<void> {
  await desk.get(`phase-to-${phase}`).hover();
  await desk.page.mouse.down();
  await expectPhase(desk, phase);
  await desk.page.mouse.up();
}

/** Only touches the button, and says "yes" to the question. */
async function confirmInto(desk: Visitor, phase: string): Promise<void> {
  await desk.get(`phase-to-${phase}`).click();
  await desk.get('confirm').click();
  await expectPhase(desk, phase);
}

test('an evening of two actors and three spectators, run from the desk, from closed doors to the last bow', async ({
  evening,
}) => {
  test.setTimeout(300_000);
  const desk = await evening.desk();
  const wings = await evening.actorInWings();
  const second = await evening.visitor('guest', { viewport: { width: 1280, height: 800 } });
  await second.enterCast(await evening.door('actor'));
  await second.get('open-devices').click();
  const anna = await evening.visitor();

  await test.step('while the doors are closed the cast hear each other, and who has come waits', async () => {
    await expectPhase(desk, 'closed');
    await anna.openTicket(await evening.door('audience'));
    await anna.get('enter').click();
    await expect(anna.get('seat')).toHaveAttribute('data-reason', 'too_early');
    await expect(anna.get('doors-at')).toBeVisible();
    await expect(anna.get('way-back')).toHaveAttribute('href', '/ticket');
    await expect.poll(() => wings.hears(second.id)).toBe('guest');
    await expect.poll(() => second.hears(wings.id)).toBe('actor');
    await nothingArrives(anna);
  });

  await test.step('the doors open: who waited comes in by themself', async () => {
    await desk.get('phase-to-foyer').click();
    await expectPhase(desk, 'foyer');
    await expect(anna.get('card-foyer')).toBeVisible();
    // From here on nobody directs but the desk's page.
    evening.director.cut();
  });

  const boris = await evening.spectator();
  await test.step('in the foyer the house receives nothing of what is said behind the stage', async () => {
    for (const spectator of [anna, boris]) {
      await nothingArrives(spectator);
      expect(await spectator.received()).toMatchObject({ lines: 0 });
    }
  });

  await test.step('the show begins: the house sees and hears both', async () => {
    await wings.get('stage-enter').click();
    await second.get('stage-enter').click();
    await desk.get('desk-tab-rules').click();
    await desk.get('rule-latecomers-at_interval').click();
    await expect(desk.get('rule-latecomers')).toHaveAttribute('data-value', 'at_interval');
    await holdInto(desk, 'live');
    for (const spectator of [anna, boris]) {
      await expect.poll(() => spectator.sees(wings.id)).toBe('actor');
      await expect.poll(() => spectator.sees(second.id)).toBe('guest');
      await expect.poll(() => spectator.hears(wings.id)).toBe('actor');
    }
  });

  const late = await evening.spectator();
  await test.step('whoever comes late waits, and receives nothing', async () => {
    await expect(late.get('card-late')).toBeVisible();
    await nothingArrives(late);
  });

  await test.step('the curtain falls in mid-scene: the house gets nothing, the wings keep talking', async () => {
    await desk.get('curtain').click();
    await expect(anna.get('card-curtain')).toBeVisible();
    await nothingArrives(anna);
    await expect.poll(() => second.hears(wings.id)).toBe('actor');
    await desk.get('curtain').click();
    await expect.poll(() => anna.sees(wings.id)).toBe('actor');
    await expect.poll(() => anna.hears(second.id)).toBe('guest');
  });

  await test.step('without a director the show goes on, and one who comes back directs', async () => {
    const address = desk.page.url();
    const director = wings.page.locator(`[data-testid="colleague"][data-member="${desk.id}"]`);
    await expect(director).toBeVisible();
    await desk.page.goto('about:blank');
    await expect(director.getByRole('img', { name: 'No connection' })).toBeVisible();
    expect(await anna.sees(wings.id)).toBe('actor');
    await desk.page.goto(address);
    await expectPhase(desk, 'live');
    await confirmInto(desk, 'intermission');
    await expect(desk.get('interval-left')).toHaveAttribute('data-over', 'false');
    await nothingArrives(anna);
    await expect(anna.get('card-intermission')).toBeVisible();
    await holdInto(desk, 'live');
  });

  await test.step('after the interval everybody sees the stage again, the latecomer too', async () => {
    for (const spectator of [anna, boris, late]) {
      await expect.poll(() => spectator.sees(wings.id)).toBe('actor');
      await expect.poll(() => spectator.hears(second.id)).toBe('guest');
    }
  });

  await test.step('at the end they bow, and the house is thanked', async () => {
    await second.get('stage-leave').click();
    await expect.poll(() => anna.sees(second.id)).toBe('nothing');
    await desk.get('bows').click();
    await expect.poll(() => anna.sees(second.id)).toBe('guest');
    await confirmInto(desk, 'finished');
    await expect(anna.get('card-finished')).toBeVisible();
    await nothingArrives(anna);
  });
});
