import type { MemberId } from '../../protocol/ids.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** What reports and keep-alives take at most, in bytes a second. */
const quietBytes = 1500;

const expectPhase = (desk: Visitor, phase: string): Promise<void> =>
  expect(desk.get('phase')).toHaveAttribute('data-phase', phase);

/** Holds a key until what it begins has begun. */
async function holdInto(desk: Visitor, key: string, phase: string): Promise<void> {
  await desk.page.keyboard.down(key);
  await expectPhase(desk, phase);
  await desk.page.keyboard.up(key);
}

/** The line of somebody in the lists of the desk. */
const rowOf = ({ page }: Visitor, member: MemberId) =>
  page.locator(`[data-testid="member-row"][data-member="${member}"]`);

test.describe('from the closed doors', () => {
  test.use({ phase: 'foyer' });

  test('an evening is run by the keyboard alone', async ({ evening }) => {
    await evening.director.command({ type: 'phase.set', to: 'closed' });
    const desk = await evening.desk();
    const { keyboard } = desk.page;
    await expectPhase(desk, 'closed');

    await keyboard.press('o');
    await expectPhase(desk, 'foyer');
    const [boris, anna] = await Promise.all([evening.spectator(), evening.spectator('guest')]);

    // What is only touched asks first, and the space bar answers "no": it is on the way out.
    await keyboard.press('b');
    await expect(desk.page.getByRole('alertdialog')).toBeVisible();
    await keyboard.press('Space');
    await expect(desk.page.getByRole('alertdialog')).toBeHidden();
    await expectPhase(desk, 'foyer');
    await holdInto(desk, 'b', 'live');

    await anna.raiseHand();
    await expect(desk.get('hand-row')).toHaveCount(1);
    await keyboard.press('n');
    await anna.get('accept').click();
    await expect(anna.get('on-air')).toHaveAttribute('data-live', 'true');
    await expect.poll(() => boris.hears(anna.id)).toBe('guest');

    const mute = rowOf(desk, anna.id).getByTestId('mute-microphone');
    await keyboard.press('m');
    await expect(mute).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => boris.hears(anna.id)).toBe('silence');
    await keyboard.press('z');
    await expect(mute).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(() => boris.hears(anna.id)).toBe('guest');

    await keyboard.press('c');
    await expect(desk.get('curtain-down')).toBeVisible();
    await expect.poll(async () => (await boris.receivedInASecond()).bytes).toBeLessThan(quietBytes);
    await keyboard.press('c');
    await expect(desk.get('curtain-down')).toBeHidden();
    await expect.poll(() => boris.hears(anna.id)).toBe('guest');

    await holdInto(desk, 'i', 'intermission');
    await expect(desk.get('interval-left')).toHaveAttribute('data-over', 'false');
    await holdInto(desk, 'b', 'live');
    await keyboard.press('Space');
    await holdInto(desk, 'e', 'finished');
  });
});

test('a director performs from the desk, and what they say in private stays there', async ({ evening }) => {
  const desk = await evening.visitor('actor', { viewport: { width: 1280, height: 800 } });
  await desk.enterCast(await evening.door('director'));
  const spectator = await evening.spectator();
  const row = rowOf(desk, desk.id);
  const air = desk.get('own-air');
  await expect(row.getByTestId('own-open')).toBeVisible();
  await expect(air).toHaveCount(0);

  await row.getByTestId('bring').click();
  await expect(air).toHaveAttribute('data-air', 'silent');
  await desk.get('open-devices').click();
  await expect(air).toHaveAttribute('data-air', 'live');
  await expect.poll(() => spectator.sees(desk.id)).toBe('actor');
  await expect.poll(() => spectator.hears(desk.id)).toBe('actor');
  // Everything has its place: the page does not scroll.
  const overflow = 'document.documentElement.scrollHeight - innerHeight';
  expect(await desk.askQuietly(overflow)).toBe(0);

  await desk.page.keyboard.down('t');
  await expect(air).toHaveAttribute('data-air', 'private');
  await expect.poll(() => spectator.hears(desk.id)).toBe('silence');
  await desk.page.keyboard.up('t');
  await expect.poll(() => spectator.hears(desk.id)).toBe('actor');

  await desk.get('switch-microphone').click();
  await expect(air).toHaveAttribute('data-air', 'seen');
  await expect.poll(() => spectator.hears(desk.id)).toBe('silence');
  expect(await spectator.sees(desk.id)).toBe('actor');

  await desk.get('choose-devices').click();
  await expect(desk.get('device-microphone')).toBeVisible();
  await desk.get('devices-done').click();
  await row.getByTestId('dismiss').click();
  await desk.get('own-close').click();
  await expect(air).toHaveCount(0);
  expect(new Set(await desk.devices())).toEqual(new Set(['ended']));
});

test('a dismissal is taken back by an invitation', async ({ evening }) => {
  const [desk, boris, anna] = await Promise.all([
    evening.desk(),
    evening.spectator(),
    evening.spectator('guest'),
  ]);
  await anna.raiseHand();
  await desk.get('invite').click();
  await anna.get('accept').click();
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');

  await rowOf(desk, anna.id).focus();
  await desk.page.keyboard.press('d');
  await expect.poll(() => boris.received()).toMatchObject({ lines: 0 });
  await desk.get('undo').click();
  await expect(desk.get('invited-row')).toHaveAttribute('data-member', anna.id);
  // Camera and microphone were closed by the dismissal.
  await anna.get('be-heard').click();
  await anna.get('accept').click();
  await expect(rowOf(desk, anna.id)).toHaveAttribute('data-standing', 'on_stage');
});

test('a lowered hand goes up again where it was', async ({ evening }) => {
  const [desk, boris, anna] = await Promise.all([
    evening.desk(),
    evening.spectator('actor'),
    evening.spectator('guest'),
  ]);
  await boris.raiseHand('voice');
  await anna.raiseHand('voice');
  const first = desk.get('hand-row').first();
  await expect(desk.get('hand-row')).toHaveCount(2);
  const id = (await first.getAttribute('data-member')) ?? '';

  await desk.page.keyboard.press('h');
  await expect(first).toBeFocused();
  await desk.page.keyboard.press('Delete');
  await expect(desk.get('hand-row')).toHaveCount(1);
  await desk.page.keyboard.press('Control+z');
  await expect(desk.get('hand-row')).toHaveCount(2);
  await expect(first).toHaveAttribute('data-member', id);
});

test('keys are letters while somebody writes, and silent while they are off', async ({ evening }) => {
  const desk = await evening.desk();
  const { keyboard } = desk.page;
  await keyboard.press('3');
  await desk.get('note-text').fill('');
  await keyboard.type('cczc');
  await expect(desk.get('note-text')).toHaveValue('cczc');
  await expect(desk.get('curtain-down')).toHaveCount(0);

  await desk.get('curtain').focus();
  await keyboard.press('?');
  await desk.get('desk-keys-off').click();
  await keyboard.press('Escape');
  await expect(desk.get('desk-help')).toHaveCount(0);
  await keyboard.press('c');
  await desk.get('curtain').click();
  // One press of the button, and none of the key: an odd number.
  await expect(desk.get('curtain-down')).toBeVisible();
});
