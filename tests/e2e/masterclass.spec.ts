import { expect, test } from './support/test.ts';
import type { Wish } from '../../protocol/room/index.ts';
import type { Visitor } from './support/visitor.ts';

/** Takes the floor by oneself, and is on air; the first time one is asked how. */
async function takeFloor(visitor: Visitor, wish?: Wish): Promise<void> {
  await visitor.get('take-floor').click();
  if (wish !== undefined) await visitor.get(`wish-${wish}`).click();
  await expect(visitor.get('on-air')).toHaveAttribute('data-live', 'true');
}

/** How much of the screen somebody has, in square pixels. */
async function areaOf(viewer: Visitor, { id }: Visitor): Promise<number> {
  const tile = viewer.page.locator(`[data-testid="tile"][data-member="${id}"]`);
  const { width, height } = (await tile.boundingBox()) ?? { width: 0, height: 0 };
  return width * height;
}

test('everybody may speak: the teacher keeps the spotlight, silences all, and undoes it', async ({
  evening,
}) => {
  const [teacher, desk, boris, anna, listener] = await Promise.all([
    evening.actorOnStage(),
    evening.desk(),
    evening.spectator('actor'),
    evening.spectator('guest'),
    evening.spectator(),
  ]);
  await test.step('one who was asked up is seen; then everybody speaks from their seats', async () => {
    await anna.raiseHand();
    await desk.get('invite').click();
    await anna.get('accept').click();
    await expect.poll(() => listener.sees(anna.id)).toBe('guest');
    await desk.get('desk-tab-rules').click();
    await desk.get('rule-floor-everybody').click();
    await takeFloor(boris, 'voice');
    await expect.poll(() => listener.hears(boris.id)).toBe('actor');
    expect(await listener.sees(boris.id)).toBe('nothing');
    expect(boris.captures).toEqual(['audio']);
  });

  await test.step('one tap silences all, another lets them be heard again', async () => {
    await desk.get('mute-guests').click();
    for (const [speaker, voice] of [
      [boris, 'actor'],
      [anna, 'guest'],
    ] as const) {
      await expect.poll(() => listener.hears(speaker.id), voice).toBe('silence');
    }
    await desk.get('undo').click();
    await expect.poll(() => listener.hears(boris.id)).toBe('actor');
    await expect.poll(() => listener.hears(anna.id)).toBe('guest');
  });

  await test.step('the teacher keeps the spotlight', async () => {
    await desk.get('rule-spotlight').click();
    await desk.get(`rule-spotlight-${teacher.id}`).click();
    await expect
      .poll(async () => (await areaOf(listener, teacher)) / (await areaOf(listener, anna)))
      .toBeGreaterThan(2);
  });

  await test.step('when only the invited may speak again, the others are silent, and she is still on', async () => {
    await desk.get('rule-floor-invitation').click();
    await expect.poll(() => boris.devices()).toEqual(['ended']);
    await expect.poll(() => listener.hears(boris.id)).toBe('nothing');
    await expect.poll(() => listener.sees(anna.id)).toBe('guest');
    expect(await listener.hears(anna.id)).toBe('guest');
  });
});

test('an open stage: one comes up by oneself, and goes when the time is over', async ({ evening }) => {
  const [boris, anna] = await Promise.all([evening.spectator(), evening.spectator('guest')]);
  // Ten seconds are the shortest turn; the desk offers minutes.
  await evening.director.command({ type: 'settings.change', floor: 'open', turnMs: 10_000 });
  await takeFloor(anna, 'voice_and_video');
  await expect(anna.get('turn')).toBeVisible();
  await expect.poll(() => boris.sees(anna.id)).toBe('guest');
  await expect.poll(() => boris.received(), { timeout: 30_000 }).toMatchObject({ lines: 0 });
  await expect(anna.get('on-air')).toHaveCount(0);
  await expect.poll(() => anna.devices()).toEqual(['ended', 'ended']);
});
