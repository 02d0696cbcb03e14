import { expect, test } from './support/test.ts';
import type { Evening } from './support/evening.ts';
import type { Visitor } from './support/visitor.ts';

/** Some seconds of speech. */
const forcedBytes = 10_000;
/** What reports and keep-alives take at most, in bytes a second. */
const quietBytes = 1500;

/** Raises the hand, is invited at the desk, accepts. */
async function promote(visitor: Visitor, desk: Visitor): Promise<void> {
  await visitor.raiseHand();
  await desk.get('invite').click();
  await visitor.get('accept').click();
  await expect(visitor.get('on-air')).toHaveAttribute('data-live', 'true');
}

async function atDeskWithHouse(evening: Evening) {
  const [desk, boris, anna] = await Promise.all([
    evening.desk(),
    evening.spectator(),
    evening.spectator('guest'),
  ]);
  return { desk, boris, anna };
}

test('raise, invite, accept: the house sees and hears a spectator', async ({ evening }) => {
  const { desk, boris, anna } = await atDeskWithHouse(evening);
  expect(anna.captures).toEqual([]);
  await anna.raiseHand();
  await expect(desk.get('hand-row')).toHaveCount(1);
  expect(anna.captures).toEqual(['audio+video']);

  await desk.get('invite').click();
  await expect(anna.get('invitation')).toBeVisible();
  expect(await boris.received()).toMatchObject({ lines: 0 });

  await anna.get('accept').click();
  await expect.poll(() => boris.sees(anna.id)).toBe('guest');
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  await expect(anna.get('on-air')).toHaveAttribute('data-live', 'true');
  // Nothing was asked again on the way.
  expect(anna.captures).toEqual(['audio+video']);
});

test('a wish for voice alone opens no camera', async ({ evening }) => {
  const { desk, boris, anna } = await atDeskWithHouse(evening);
  await anna.raiseHand('voice');
  await desk.get('invite').click();
  await anna.get('accept').click();
  await expect.poll(() => boris.hears(anna.id)).toBe('guest');
  expect(await boris.sees(anna.id)).toBe('nothing');
  expect(anna.captures).toEqual(['audio']);
});

test('dismissed: nothing more is forwarded, camera and microphone are closed', async ({ evening }) => {
  const { desk, boris, anna } = await atDeskWithHouse(evening);
  await promote(anna, desk);
  await expect.poll(() => boris.sees(anna.id)).toBe('guest');
  expect((await boris.receivedInASecond()).bytes).toBeGreaterThan(quietBytes);
  expect(await anna.devices()).toEqual(['live', 'live']);

  await desk.page
    .locator(`[data-testid="member-row"][data-member="${anna.id}"]`)
    .getByTestId('dismiss')
    .click();
  await expect.poll(() => boris.received()).toMatchObject({ lines: 0 });
  const { packets, bytes } = await boris.receivedInASecond();
  expect(packets).toBe(0);
  expect(bytes).toBeLessThan(quietBytes);
  await expect.poll(() => anna.devices()).toEqual(['ended', 'ended']);
  await expect(anna.get('on-air')).toHaveCount(0);
  expect(await boris.sees(anna.id)).toBe('nothing');
});

test('stepping down closes camera and microphone, too', async ({ evening }) => {
  const { desk, boris, anna } = await atDeskWithHouse(evening);
  await promote(anna, desk);
  await anna.get('step-down').click();
  await expect.poll(() => anna.devices()).toEqual(['ended', 'ended']);
  await expect.poll(() => boris.received()).toMatchObject({ lines: 0 });
});

test('what the desk has muted stays silent, whatever the page of the muted does', async ({ evening }) => {
  const [actor, desk, boris] = await Promise.all([
    evening.actorOnStage(),
    evening.desk(),
    evening.spectator(),
  ]);
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');

  const mute = desk.page
    .locator(`[data-testid="member-row"][data-member="${actor.id}"]`)
    .getByTestId('mute-microphone');
  await mute.click();
  await expect.poll(() => boris.hears(actor.id)).toBe('silence');
  await expect(actor.get('switch-microphone')).toBeDisabled();

  const sent = await actor.page.evaluate(sendByForce, forcedBytes);
  expect(sent).toBeGreaterThan(forcedBytes);
  expect(await boris.hears(actor.id)).toBe('silence');
  expect(await boris.sees(actor.id)).toBe('actor');

  await mute.click();
  await expect.poll(() => boris.hears(actor.id)).toBe('actor');
});

/**
 * In a page that does not do as it is told: switches every track and encoding on, puts a fresh microphone into each
 * sender of sound, and speaks until more than so many bytes of sound have left the page. Answers how many.
 */
async function sendByForce(wanted: number): Promise<number> {
  const fresh = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [voice] = fresh.getAudioTracks();
  const senders = globalThis.probe.peers
    .filter((peer) => peer.connectionState === 'connected')
    .flatMap((peer) => peer.getSenders())
    .filter((sender) => sender.track?.kind === 'audio');
  for (const sender of senders) {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.active = true;
    await sender.setParameters(parameters);
    await sender.replaceTrack(voice ?? null);
  }
  for (const track of globalThis.probe.captured) track.enabled = true;
  const bytesSent = async (): Promise<number> => {
    let bytes = 0;
    for (const sender of senders) {
      // The DOM library has the reports' values as `any`.
      const report = (await sender.getStats()) as unknown as ReadonlyMap<
        string,
        { readonly type: string; readonly bytesSent?: number }
      >;
      for (const stat of report.values()) if (stat.type === 'outbound-rtp') bytes += stat.bytesSent ?? 0;
    }
    return bytes;
  };
  const before = await bytesSent();
  const sent = async (): Promise<number> => (await bytesSent()) - before;
  // A page that is kept from it never comes to an end, and the test says so by its time-out.
  while ((await sent()) <= wanted) await new Promise((frame) => requestAnimationFrame(frame));
  return sent();
}
