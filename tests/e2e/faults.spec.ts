import { expect, test } from './support/test.ts';
import { Wire } from './support/wire.ts';

// These tests end parts of the theatre: it is one of their own.
test.use({ settings: { GRACE_SECONDS: '60' } });

/** In how many milliseconds a show is back after its media worker has died. */
const recoveryMs = 5000;

test('picture and sound are back soon after the media worker has died, without a reload', async ({
  evening,
}) => {
  const [actor, boris] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  const loads: string[] = [];
  boris.page.on('load', (page) => void loads.push(page.url()));
  const peers = () => boris.page.evaluate(() => globalThis.probe.peers.length);
  const before = await peers();

  evening.theatre.killMediaWorker();
  const killedAt = performance.now();
  await expect.poll(peers, { intervals: [50] }).toBeGreaterThan(before);
  await expect.poll(() => boris.sees(actor.id), { intervals: [50] }).toBe('actor');
  await expect.poll(() => boris.hears(actor.id), { intervals: [50] }).toBe('actor');
  expect(performance.now() - killedAt).toBeLessThan(recoveryMs);
  expect(loads).toEqual([]);
});

test('a lost connection is sought again: the show goes on, seat and hand are kept', async ({ evening }) => {
  const actor = await evening.actorOnStage();
  const wire = await Wire.to(evening.theatre.address);
  const anna = await evening.visitor('guest', { baseURL: wire.address.href });
  await anna.enterHouse(await evening.door('audience'));
  await anna.raiseHand();
  await expect.poll(() => anna.sees(actor.id)).toBe('actor');
  const seat = anna.id;

  wire.cut();
  await expect(anna.get('seat')).toHaveAttribute('data-seat', 'reconnecting');
  // What was last seen stays on screen.
  expect(['actor', 'frozen']).toContain(await anna.sees(actor.id));
  wire.mend();
  await expect(anna.get('seat')).toHaveCount(0);
  expect(anna.id).toBe(seat);
  await expect(anna.page.getByRole('button', { name: /^Lower your hand/ })).toBeVisible();
  await expect.poll(() => anna.sees(actor.id)).toBe('actor');
  expect(anna.captures).toEqual(['audio+video']);

  // The hand is not only painted: it can be invited.
  await evening.director.command({ type: 'stage.invite', member: anna.id });
  await expect(anna.get('accept')).toBeVisible();
  await wire.close();
});

test('Ctrl-C says farewell and exits with 0; started again, the pages come back by themselves', async ({
  evening,
}) => {
  const { theatre } = evening;
  const [actor, boris] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  const seat = boris.id;

  expect(await theatre.stop()).toBe(0);
  await expect(boris.get('seat')).toHaveAttribute('data-seat', 'reconnecting');
  await expect(actor.get('seat')).toHaveAttribute('data-seat', 'reconnecting');

  await theatre.start();
  await expect(boris.get('seat')).toHaveCount(0);
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  expect(boris.id).toBe(seat);
});
