import { expect, test } from './support/test.ts';

test.use({ settings: { INVITATION_SECONDS: '5' } });

test('an invitation that nobody answers is "not now": it opens nothing', async ({ evening }) => {
  const [boris, anna] = await Promise.all([evening.spectator(), evening.spectator('guest')]);
  await anna.raiseHand();
  await evening.director.command({ type: 'stage.invite', member: anna.id });
  await expect(anna.get('invitation')).toBeVisible();

  await expect(anna.get('invitation')).toBeHidden();
  await expect(anna.get('on-air')).toHaveCount(0);
  await expect.poll(() => anna.devices()).toEqual(['ended', 'ended']);
  expect(anna.captures).toEqual(['audio+video']);
  expect(await boris.received()).toMatchObject({ lines: 0, packets: 0 });

  // It was no refusal for good: the hand may go up again.
  await anna.raiseHand();
  expect(anna.captures).toEqual(['audio+video', 'audio+video']);
});
