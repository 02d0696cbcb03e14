import type { MemberId } from '../../protocol/ids.ts';
import type { Guest } from '../support/guest.ts';
import type { Evening } from './support/evening.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

const promotions = 20;
const intervals = 5;
/** Of the promotions, as many at the beginning and at the end are of somebody with a browser, and timed. */
const timed = 3;
/** How much longer than at the beginning of an evening a spectator may wait for a picture at its end. */
const mostGrowth = 2.5;

/** Lines of the session descriptions of a page's connections, open or not: they must be used again, not added. */
const mediaLines = (visitor: Visitor): Promise<number> =>
  visitor.page.evaluate(() =>
    globalThis.probe.peers
      .filter(({ connectionState }) => connectionState !== 'closed')
      .reduce((sum, peer) => sum + peer.getTransceivers().length, 0),
  );

/** A spectator without a browser comes up, is received by the house, and is dismissed. */
async function promote({ director }: Evening, guest: Guest, spectator: Visitor): Promise<void> {
  await guest.command({ type: 'hand.raise', wish: 'voice_and_video' });
  await director.command({ type: 'stage.invite', member: guest.id });
  await guest.command({ type: 'invitation.accept' });
  await guest.publish('microphone');
  await guest.publish('camera');
  await expect.poll(async () => (await spectator.received()).lines).toBe(4);
  await director.command({ type: 'stage.dismiss', member: guest.id });
  await expect.poll(async () => (await spectator.received()).lines).toBe(2);
}

/** Resolves with the first picture of a member's camera on a page. */
const firstPicture = ({ page }: Visitor, member: MemberId): Promise<void> =>
  page.evaluate(async (id) => {
    const find = () =>
      document.querySelector<HTMLVideoElement>(`video[data-member="${id}"][data-source="camera"]`);
    while ((find()?.getVideoPlaybackQuality().totalVideoFrames ?? 0) === 0) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  }, member);

/** Somebody with a camera comes up and is dismissed; how long the house waited from "yes" to the picture, in ms. */
async function timePromotion({ director }: Evening, guest: Visitor, spectator: Visitor): Promise<number> {
  await guest.raiseHand();
  await director.command({ type: 'stage.invite', member: guest.id });
  await expect(guest.get('accept')).toBeVisible();
  const accepted = performance.now();
  const [, seen] = await Promise.all([
    guest.get('accept').click(),
    firstPicture(spectator, guest.id).then(() => performance.now()),
  ]);
  await director.command({ type: 'stage.dismiss', member: guest.id });
  await expect.poll(async () => (await spectator.received()).lines).toBe(2);
  return seen - accepted;
}

async function timePromotions(...people: Parameters<typeof timePromotion>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < timed; time += 1) times.push(await timePromotion(...people));
  return times.toSorted((one, other) => one - other)[Math.floor(timed / 2)] ?? NaN;
}

test('after twenty promotions and five intervals a page has no more lines than at once, and waits no longer for a picture', async ({
  evening,
}) => {
  const [actor, spectator] = [await evening.actorOnStage(), await evening.spectator()];
  await expect.poll(() => spectator.sees(actor.id)).toBe('actor');
  const filmed = await evening.spectator('guest');
  const first = await timePromotions(evening, filmed, spectator);
  const guest = await evening.theatre.doors.guest('audience');
  for (let time = 0; time < promotions - 2 * timed; time += 1) await promote(evening, guest, spectator);
  for (let time = 0; time < intervals; time += 1) {
    await evening.director.command({ type: 'phase.set', to: 'intermission' });
    await expect.poll(async () => (await spectator.received()).lines).toBe(0);
    await evening.director.command({ type: 'phase.set', to: 'live' });
    await expect.poll(() => spectator.sees(actor.id)).toBe('actor');
  }
  const last = await timePromotions(evening, filmed, spectator);
  test.info().annotations.push({ type: 'ms from yes to picture', description: `${first}, then ${last}` });
  expect(last / first).toBeLessThanOrEqual(mostGrowth);
  // Sound and picture of an actor and of a guest: more was never open at once.
  expect(await mediaLines(spectator)).toBeLessThanOrEqual(4);
  guest.socket.disconnect();
});

test('the curtain takes the stage from the house in mid-scene, keeps the wings talking, and gives it back', async ({
  evening,
}) => {
  const [actor, spectator, desk] = await Promise.all([
    evening.actorOnStage(),
    evening.spectator(),
    evening.desk(),
  ]);
  await expect.poll(() => spectator.sees(actor.id)).toBe('actor');
  await expect.poll(() => spectator.hears(actor.id)).toBe('actor');
  await evening.director.command({ type: 'curtain.set', down: true });
  // Nothing of the stage arrives, and the desk sees and hears it as before.
  await expect.poll(async () => (await spectator.receivedInASecond()).packets).toBe(0);
  expect(await spectator.sees(actor.id)).toBe('nothing');
  await expect.poll(() => desk.hears(actor.id)).toBe('actor');
  await expect.poll(() => desk.sees(actor.id)).toBe('actor');
  await evening.director.command({ type: 'curtain.set', down: false });
  await expect.poll(() => spectator.sees(actor.id)).toBe('actor');
  await expect.poll(() => spectator.hears(actor.id)).toBe('actor');
});
