import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

test.use({ phase: 'foyer' });

/** Nothing of picture or sound reaches this page. */
const nothingArrives = async (visitor: Visitor): Promise<void> => {
  await expect.poll(async () => (await visitor.receivedInASecond()).packets).toBe(0);
};

test('an evening with two actors, a director and three spectators, from the foyer to the last bow', async ({
  evening,
}) => {
  test.setTimeout(300_000);
  const { director } = evening;
  const wings = await evening.actorInWings();
  const second = await evening.visitor('guest', { viewport: { width: 1280, height: 800 } });
  await second.enterCast(await evening.door('actor'));
  await second.get('open-devices').click();
  const [anna, boris] = [await evening.spectator(), await evening.spectator()];

  await test.step('behind the stage they hear each other, and the house receives nothing', async () => {
    await expect.poll(() => wings.hears(second.id)).toBe('guest');
    await expect.poll(() => second.hears(wings.id)).toBe('actor');
    for (const spectator of [anna, boris]) {
      await nothingArrives(spectator);
      expect(await spectator.received()).toMatchObject({ lines: 0 });
    }
  });

  await test.step('the show begins: the house sees and hears both', async () => {
    await wings.get('stage-enter').click();
    await second.get('stage-enter').click();
    await director.command({ type: 'settings.change', latecomers: 'at_interval' });
    await evening.play();
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
    await director.command({ type: 'curtain.set', down: true });
    await expect(anna.get('card-curtain')).toBeVisible();
    await nothingArrives(anna);
    await expect.poll(() => second.hears(wings.id)).toBe('actor');
    await director.command({ type: 'curtain.set', down: false });
    await expect.poll(() => anna.sees(wings.id)).toBe('actor');
    await expect.poll(() => anna.hears(second.id)).toBe('guest');
  });

  await test.step('without a director the show goes on, and one who comes back directs', async () => {
    const { resumeToken } = director.joined ?? { resumeToken: '' };
    director.cut();
    await expect.poll(() => director.socket.connected).toBe(false);
    expect(await anna.sees(wings.id)).toBe('actor');
    const back = evening.theatre.doors.connect(resumeToken, 'resume');
    await back.join(director.joined?.routerRtpCapabilities ?? { codecs: [] });
    await back.command({ type: 'phase.set', to: 'intermission', minutes: 10 });
    await nothingArrives(anna);
    await expect(anna.get('card-intermission')).toBeVisible();
    await back.command({ type: 'phase.set', to: 'live' });
    back.socket.disconnect();
  });

  await test.step('after the interval everybody sees the stage again, the latecomer too', async () => {
    for (const spectator of [anna, boris, late]) {
      await expect.poll(() => spectator.sees(wings.id)).toBe('actor');
      await expect.poll(() => spectator.hears(second.id)).toBe('guest');
    }
  });

  await test.step('at the end they bow, and the house is thanked', async () => {
    const usher = await evening.theatre.doors.guest('director');
    await usher.command({ type: 'bows.call', on: true });
    await expect.poll(() => anna.sees(second.id)).toBe('guest');
    await usher.command({ type: 'phase.set', to: 'finished' });
    await expect(anna.get('card-finished')).toBeVisible();
    await nothingArrives(anna);
    usher.socket.disconnect();
  });
});
