import { findProgram } from '../../server/platform/children.ts';
import { expect, test } from './support/test.ts';

test('a page that is let through no other way watches over TURN', async ({ evening }) => {
  test.skip(
    findProgram('turnserver') === undefined,
    'coturn is not installed (Debian: apt-get install coturn)',
  );
  const actor = await evening.actorOnStage();
  const boris = await evening.visitor();
  await boris.enterHouse(await evening.door('audience'), '?simulate=force-turn');
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  // TCP to the relay may be quicker at first; the browser settles on UDP.
  await expect.poll(async () => (await boris.received()).paths).toEqual(['relay/udp']);
});

test('a spectator is brought on stage over TURN', async ({ evening }) => {
  test.skip(
    findProgram('turnserver') === undefined,
    'coturn is not installed (Debian: apt-get install coturn)',
  );
  const boris = await evening.spectator();
  const anna = await evening.visitor('guest');
  await anna.enterHouse(await evening.door('audience'), '?simulate=force-turn');
  await anna.raiseHand();
  await evening.director.command({ type: 'stage.invite', member: anna.id });
  await anna.get('accept').click();
  await expect.poll(() => boris.sees(anna.id)).toBe('guest');
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  await expect.poll(async () => (await anna.received()).paths).toContain('relay/udp');
});
