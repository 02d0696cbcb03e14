import type { Look } from './support/probe.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** What somebody sees of an actor, pixel by pixel. */
const look = (visitor: Visitor, actor: Visitor): Promise<Look> =>
  visitor.page
    .locator(`video[data-member="${actor.id}"][data-source="camera"]`)
    .evaluate((video: HTMLVideoElement) => globalThis.probe.look(video));

/** Of an 8-bit channel: nothing on the drawn stage is lighter; the actor's picture is. */
const darkest = 60;

/** The lightest channel of what the house sees. The film before the camera has nobody in it, only a background. */
const lightness = async (visitor: Visitor, actor: Visitor): Promise<number> =>
  Math.max(...(await look(visitor, actor)).colour);

/** The lightest channel of what an actor sees of themselves in the sheet. */
const ownLightness = async (actor: Visitor): Promise<number> => {
  const own = await actor
    .get('devices')
    .locator('video')
    .evaluate((video: HTMLVideoElement) => globalThis.probe.look(video));
  return Math.max(...own.colour);
};

test('before a dark stage the house sees nothing of the room, and afterwards what it saw', async ({
  evening,
}) => {
  const [actor, boris] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  const asked = new Set<string>();
  actor.page.on('request', (request) => asked.add(new URL(request.url()).host));
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');

  await actor.get('choose-devices').click();
  await actor.get('background-dark').click();
  await expect.poll(() => lightness(boris, actor)).toBeLessThan(darkest);
  // The bar that walks over the film is gone too; what is left of it is the encoder's, and goes with the next pictures.
  await expect.poll(async () => (await look(boris, actor)).change).toBeLessThan(0.5);
  // Everything comes from this house.
  expect([...asked]).toEqual([evening.theatre.address.host]);

  await actor.get('background-none').click();
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
});

test('a background of the last time that fails lets nobody see the room', async ({ evening }) => {
  const [actor, boris] = await Promise.all([evening.actorInWings(), evening.spectator()]);
  await actor.get('choose-devices').click();
  await actor.get('background-dark').click();
  // What fails at the first time is not kept: it has to have been seen once.
  await expect.poll(() => ownLightness(actor)).toBeLessThan(darkest);

  await actor.page.route('**/*.wasm', (route) => route.abort());
  await actor.page.reload();
  await actor.get('open-devices').click();
  // Said beside one's own picture, without a look into the sheet.
  await expect(actor.get('background-at-covered')).toBeVisible();
  await actor.get('stage-enter').click();
  await expect.poll(() => boris.sees(actor.id)).not.toBe('nothing');
  expect(await lightness(boris, actor)).toBeLessThan(darkest);

  await actor.page.unroute('**/*.wasm');
  await actor.get('background-again').click();
  await actor.get('choose-devices').click();
  // With nothing left to be said, it runs.
  await expect(actor.page.locator('[data-testid^="background-at-"]')).toHaveCount(0);
  expect(await lightness(boris, actor)).toBeLessThan(darkest);
});
