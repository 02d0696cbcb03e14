import { expect, test } from './support/test.ts';

test('a second device is asked first; then the first one says where the show went on', async ({
  evening,
}) => {
  const actor = await evening.actorOnStage();
  const door = await evening.door('audience');
  const phone = await evening.visitor();
  await phone.enterHouse(door);
  await expect.poll(() => phone.sees(actor.id)).toBe('actor');

  const laptop = await evening.visitor('nobody', { viewport: { width: 1280, height: 800 } });
  await laptop.openTicket(door);
  await laptop.get('enter').click();
  await expect(laptop.get('seat')).toHaveAttribute('data-seat', 'seated_elsewhere');
  expect(await phone.sees(actor.id)).toBe('actor');

  await laptop.get('take-over').click();
  await expect.poll(() => laptop.sees(actor.id)).toBe('actor');
  await expect.poll(() => laptop.hears(actor.id)).toBe('actor');
  await expect(phone.get('seat')).toHaveAttribute('data-reason', 'elsewhere');
  expect(await phone.received()).toMatchObject({ lines: 0 });
  expect(laptop.id).toBe(phone.id);

  await phone.get('come-back').click();
  await expect.poll(() => phone.sees(actor.id)).toBe('actor');
  await expect(laptop.get('seat')).toHaveAttribute('data-reason', 'elsewhere');
});

test('a duplicated tab shares the session: both are loaded anew as often as they like', async ({
  evening,
}) => {
  const [actor, first] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  await expect.poll(() => first.sees(actor.id)).toBe('actor');
  const { page } = first;
  // A window that a page opens begins with a copy of its storage, as a duplicated tab does.
  const [second] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ]);
  const [here, there] = [page, second].map((tab) => ({
    tab,
    stage: tab.getByTestId('stage'),
    seat: tab.getByTestId('seat'),
  }));
  if (here === undefined || there === undefined) throw new Error('two tabs make two');
  await expect(there.stage).toBeVisible();
  await expect(here.seat).toHaveAttribute('data-reason', 'elsewhere');

  // With a refresh token each, the third loading would end the session: a token is taken twice at most.
  for (const [again, other] of [
    [here, there],
    [there, here],
    [here, there],
  ] as const) {
    await again.tab.reload();
    await expect(again.stage).toBeVisible();
    await expect(other.seat).toHaveAttribute('data-reason', 'elsewhere');
  }
  await there.tab.getByTestId('come-back').click();
  await expect(there.stage).toBeVisible();
  await expect(here.seat).toHaveAttribute('data-reason', 'elsewhere');
});

test('a reload keeps the seat, and one tap brings the sound back', async ({ evening }) => {
  const [actor, boris] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  const seat = boris.id;

  await boris.page.reload();
  // The browser has forgotten the tap, and a test that looked closer would be one.
  const banner = 'document.querySelector("[data-testid=tap-for-sound]") !== null';
  await expect.poll(() => boris.askQuietly(banner)).toBe(true);
  expect(await boris.askQuietly('navigator.userActivation.hasBeenActive')).toBe(false);
  expect(await boris.askQuietly('document.querySelector("[data-testid=voice]").paused')).toBe(true);
  expect(boris.id).toBe(seat);

  await boris.get('tap-for-sound').click();
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  await expect(boris.get('tap-for-sound')).toBeHidden();
  expect(boris.captures).toEqual([]);
});

test('a reload on stage opens no microphone by itself', async ({ evening }) => {
  const [boris, anna] = await Promise.all([evening.spectator(), evening.spectator('guest')]);
  await anna.raiseHand();
  await evening.director.command({ type: 'stage.invite', member: anna.id });
  await anna.get('accept').click();
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  const seat = anna.id;

  await anna.page.reload();
  await expect(anna.get('return')).toBeVisible();
  expect(anna.id).toBe(seat);
  expect(anna.captures).toEqual(['audio+video']);
  expect(await anna.devices()).toEqual([]);
  await expect.poll(() => boris.received()).toMatchObject({ lines: 0 });

  await anna.get('be-heard').click();
  await expect.poll(() => boris.sees(anna.id)).toBe('guest');
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  await expect(anna.get('on-air')).toHaveAttribute('data-live', 'true');
});
