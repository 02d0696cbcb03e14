import type { Evening } from './support/evening.ts';
import { recordFilm } from './support/film.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

const laptop = { width: 1280, height: 800 };

/** A stage manager who has a voice: the desk's page with a microphone. */
async function deskWithVoice(evening: Evening): Promise<Visitor> {
  const desk = await evening.visitor('guest', { viewport: laptop });
  await desk.enterCast(await evening.door('director'));
  return desk;
}

/** An actor behind the stage without a camera. */
async function quietActor(evening: Evening): Promise<Visitor> {
  const actor = await evening.visitor('nobody', { viewport: laptop });
  await actor.enterCast(await evening.door('actor'));
  return actor;
}

test('the desk speaks to an actor on stage: nobody else hears it', async ({ evening }) => {
  const [desk, actor, other, boris] = await Promise.all([
    deskWithVoice(evening),
    evening.actorOnStage(),
    quietActor(evening),
    evening.spectator(),
  ]);
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
  const row = desk.page.locator(`[data-testid="member-row"][data-member="${actor.id}"]`);
  const hold = async (): Promise<void> => {
    await row.getByTestId('talk').hover();
    await desk.page.mouse.down();
  };

  await hold();
  await expect(actor.get('spoken-to')).toBeVisible();
  await expect.poll(() => actor.hears(desk.id, 'talkback')).toBe('guest');
  for (const nobody of [other, boris]) {
    expect(await nobody.hears(desk.id, 'talkback')).toBe('nothing');
    expect(await nobody.hears(desk.id)).toBe('nothing');
    // What they do hear has nothing of the desk's voice in it.
    expect(await nobody.hears(actor.id)).toBe('actor');
  }

  await desk.page.mouse.up();
  await expect(actor.get('spoken-to')).toHaveCount(0);
  await expect.poll(() => actor.hears(desk.id, 'talkback')).toBe('nothing');

  // The microphone is kept: the second word asks for nothing.
  await hold();
  await expect.poll(() => actor.hears(desk.id, 'talkback')).toBe('guest');
  expect(desk.captures).toEqual(['audio']);
  await desk.page.mouse.up();
});

test('a spectator who is taken behind the stage first is heard by the desk alone, then by the house', async ({
  evening,
}) => {
  const [desk, other, boris, anna] = await Promise.all([
    evening.desk(),
    quietActor(evening),
    evening.spectator(),
    evening.spectator('guest'),
  ]);
  await anna.raiseHand('voice');
  await evening.director.command({ type: 'stage.invite', member: anna.id, to: 'backstage' });
  await anna.get('accept').click();
  await expect.poll(() => desk.hears(anna.id)).toBe('guest');
  await expect(other.page.locator(`[data-testid="guest"][data-member="${anna.id}"]`)).toBeVisible();
  expect(await other.hears(anna.id)).toBe('nothing');
  expect(await boris.hears(anna.id)).toBe('nothing');
  expect(await boris.received()).toMatchObject({ lines: 0, packets: 0 });

  await evening.director.command({ type: 'stage.bring', member: anna.id });
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  await expect.poll(() => other.hears(anna.id)).toBe('guest');
  expect(anna.captures).toEqual(['audio']);
});

test('those behind the stage see and hear each other, and the house does not', async ({ evening }) => {
  const [actor, other, boris] = await Promise.all([
    evening.actorInWings(),
    quietActor(evening),
    evening.spectator(),
  ]);
  await expect.poll(() => other.sees(actor.id, other.get('company'))).toBe('actor');
  await expect.poll(() => other.hears(actor.id)).toBe('actor');
  await expect(actor.get('on-air')).toHaveAttribute('data-air', 'dark');
  expect(await boris.received()).toMatchObject({ lines: 0, packets: 0 });

  await evening.director.command({ type: 'cast.standby', member: actor.id, on: true });
  await expect(actor.get('on-air')).toHaveAttribute('data-air', 'standby');
  await actor.get('stage-enter').click();
  await expect(actor.get('on-air')).toHaveAttribute('data-air', 'live');
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
  await evening.director.command({ type: 'curtain.set', down: true });
  await expect(actor.get('on-air')).toHaveAttribute('data-air', 'curtain');
  await expect.poll(() => boris.sees(actor.id)).toBe('nothing');
});

test('a screen is seen by the house when the actor is on stage, and not before', async ({ evening }) => {
  const [actor, boris] = await Promise.all([evening.actorInWings(), evening.spectator()]);
  await actor.get('share-screen').click();
  await expect(actor.get('share-stop')).toBeVisible();
  await expect.poll(() => actor.page.evaluate(sendsPictures)).toBe(2);
  expect(await boris.received()).toMatchObject({ lines: 0, packets: 0 });

  await actor.get('stage-enter').click();
  await expect.poll(() => boris.sees(actor.id, boris.page, 'screen')).toBe('somebody');
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');

  await actor.get('share-stop').click();
  await expect.poll(() => boris.sees(actor.id, boris.page, 'screen')).toBe('nothing');
  await expect.poll(() => boris.sees(actor.id)).toBe('actor');
});

/** How many pictures have left this page. */
async function sendsPictures(): Promise<number> {
  let count = 0;
  for (const peer of globalThis.probe.peers) {
    // The DOM library has the reports' values as `any`.
    const report = (await peer.getStats()) as unknown as ReadonlyMap<
      string,
      { readonly type: string; readonly kind?: string; readonly mid?: string; readonly framesSent?: number }
    >;
    const sent = [...report.values()].filter(
      ({ type, kind, framesSent = 0 }) => type === 'outbound-rtp' && kind === 'video' && framesSent > 0,
    );
    count += new Set(sent.map(({ mid }) => mid)).size;
  }
  return count;
}

test('a film is seen and heard by the house while it plays', async ({ evening }) => {
  const [actor, boris] = await Promise.all([evening.actorOnStage(), evening.spectator()]);
  const buffer = await recordFilm(boris.page, 'guest', 14);
  const choosing = actor.page.waitForEvent('filechooser');
  await actor.get('share-file').click();
  await (await choosing).setFiles({ name: 'storm.webm', mimeType: 'video/webm', buffer });
  await expect(actor.get('share-play')).toBeVisible();
  expect(await boris.sees(actor.id, boris.page, 'screen')).toBe('nothing');

  await actor.get('share-play').click();
  await expect.poll(() => boris.sees(actor.id, boris.page, 'screen')).toBe('guest');
  await expect.poll(() => boris.hears(actor.id, 'screen_sound')).toBe('guest');
  // The actor's own voice is not mixed into it, nor it into the voice.
  expect(await boris.hears(actor.id)).toBe('actor');

  await actor.get('share-pause').click();
  await expect.poll(() => boris.hears(actor.id, 'screen_sound')).toBe('silence');
  await actor.get('share-play').click();
  // Played to its end, it is gone by itself.
  await expect.poll(() => boris.sees(actor.id, boris.page, 'screen')).toBe('nothing');
  await expect(actor.get('share-file')).toBeVisible();
});

test('the direction leads from the wings to the desk, and back when it is taken', async ({ evening }) => {
  const actor = await quietActor(evening);
  const { id } = actor;
  await expect(actor.get('to-desk')).toHaveCount(0);
  await evening.director.command({ type: 'role.give', member: id, role: 'director' });
  await actor.get('to-desk').click();
  await expect(actor.get('desk')).toBeVisible();
  await evening.director.command({ type: 'role.give', member: id, role: 'actor' });
  await expect(actor.get('no-desk')).toBeVisible();
  await actor.get('to-wings').click();
  await expect(actor.get('on-air')).toBeVisible();
});

test('a private line goes to the desk and back, past the house', async ({ evening }) => {
  const [desk, actor, boris] = await Promise.all([evening.desk(), quietActor(evening), evening.spectator()]);
  await actor.get('note-text').fill('In place, light is on');
  await actor.get('note-send').click();
  await desk.get('desk-tab-line').click();
  await expect(desk.get('note')).toContainText('In place, light is on');
  await evening.director.command({ type: 'note.send', to: actor.id, text: 'Two minutes' });
  await expect(actor.get('fresh-note')).toContainText('Two minutes');
  await actor.get('note-read').click();
  await expect(actor.get('fresh-note')).toHaveCount(0);
  expect(await boris.page.getByText('Two minutes').count()).toBe(0);
});
