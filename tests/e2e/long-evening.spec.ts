import type { Guest } from '../support/guest.ts';
import type { Evening } from './support/evening.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

const promotions = 20;
const intervals = 5;

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

test('after twenty promotions and five intervals a page has no more lines than it ever had open at once', async ({
  evening,
}) => {
  const [actor, spectator] = [await evening.actorOnStage(), await evening.spectator()];
  await expect.poll(() => spectator.sees(actor.id)).toBe('actor');
  const guest = await evening.theatre.doors.guest('audience');
  for (let time = 0; time < promotions; time += 1) await promote(evening, guest, spectator);
  for (let time = 0; time < intervals; time += 1) {
    await evening.director.command({ type: 'phase.set', to: 'intermission' });
    await expect.poll(async () => (await spectator.received()).lines).toBe(0);
    await evening.director.command({ type: 'phase.set', to: 'live' });
    await expect.poll(() => spectator.sees(actor.id)).toBe('actor');
  }
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
