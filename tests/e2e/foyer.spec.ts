import { expect, test } from './support/test.ts';

test.use({ phase: 'foyer' });

test('before the beginning the cast hears an actor, and the house receives nothing at all', async ({
  evening,
}) => {
  const [actor, desk, boris] = await Promise.all([
    evening.actorOnStage(),
    evening.desk(),
    evening.spectator(),
  ]);
  await expect.poll(() => desk.hears(actor.id)).toBe('actor');
  expect(await boris.received()).toMatchObject({ lines: 0, packets: 0 });
  expect(await boris.hears(actor.id)).toBe('nothing');

  await evening.play();
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');

  await evening.director.command({ type: 'phase.set', to: 'intermission' });
  await expect.poll(() => boris.received()).toMatchObject({ lines: 0 });
  await expect.poll(() => desk.hears(actor.id)).toBe('actor');
});
