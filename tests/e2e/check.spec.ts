import AxeBuilder from '@axe-core/playwright';
import { CheckReport } from '../../protocol/check.ts';
import { HouseInfo } from '../../protocol/http.ts';
import { findProgram } from '../../server/platform/children.ts';
import { currentRun } from './support/run.ts';
import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

test.use({
  phase: 'foyer',
  // Any sound will do for music: what the actor's microphone plays is there.
  // eslint-disable-next-line no-empty-pattern -- from this pattern Playwright reads that nothing else is needed
  settings: [({}, use) => use({ FOYER_MUSIC: currentRun().captures.actor.sound }), { scope: 'worker' }],
});

/** Everything of the check but the report, by taps alone. */
async function runThrough(visitor: Visitor): Promise<void> {
  await visitor.get('chime').click();
  await visitor.get('chime-heard').click();
  await visitor.get('check-open-both').click();
  await expect(visitor.get('check-devices')).toHaveAttribute('data-tone', 'good');
  await visitor.get('check-measure').click();
  // A busy machine may carry no good picture; that something passes is what counts here.
  await expect(visitor.get('check-network')).toHaveAttribute('data-tone', /good|warn/, { timeout: 60_000 });
  await expect(visitor.get('check-verdict')).toHaveAttribute('data-verdict', /stage|stutter/);
}

test('a visitor without a ticket checks a device, and the cast reads the report by its code', async ({
  evening,
}) => {
  const visitor = await evening.visitor('guest');
  await visitor.page.goto('/check');
  await runThrough(visitor);
  await expect(visitor.get('check-camera-name')).not.toBeEmpty();
  expect(visitor.captures).toEqual(['audio+video']);

  await visitor.get('check-report').click();
  const code = await visitor.get('check-code').textContent();
  const { doors } = evening.theatre;
  const [cast, spectator] = await Promise.all([doors.session('director'), doors.session('audience')]);
  const read = (access: string) =>
    fetch(new URL(`/api/check/reports/${code ?? ''}`, doors.address), {
      headers: { authorization: `Bearer ${access}` },
    });
  const report = CheckReport.parse(await (await read(cast.access)).json());
  expect(report.findings).toMatchObject({
    browser: 'good',
    speaker: 'good',
    microphone: 'good',
    camera: 'good',
  });
  // Through a coturn of the theatre's own, where the program is.
  const ways = findProgram('turnserver') === undefined ? ['absent'] : ['good', 'sound'];
  expect(ways).toContain(report.findings.relay);
  expect(report.figures?.videoKbps).toBeGreaterThan(0);
  expect((await read(spectator.access)).status).toBe(404);

  // The lamp goes out with the page.
  await visitor.get('check-close-devices').click();
  expect(await visitor.devices()).toEqual(['ended', 'ended']);
});

test('a refusal of the browser is explained, and the network is checked all the same', async ({
  evening,
}) => {
  const visitor = await evening.visitor();
  // What a browser does when somebody says "no": its own refusal, as the specification names it.
  await visitor.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  });
  await visitor.page.goto('/check');
  await visitor.get('check-open-both').click();
  await expect(visitor.get('check-devices')).toHaveAttribute('data-tone', 'bad');
  await expect(visitor.page.locator('[data-problem="denied"]')).toBeVisible();
  await visitor.get('check-measure').click();
  await expect(visitor.get('check-verdict')).toHaveAttribute('data-verdict', 'watch', { timeout: 60_000 });
  const { violations } = await new AxeBuilder({ page: visitor.page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

/** Whether the element of the music plays, and how loud it is set. */
const musicOf = (visitor: Visitor) =>
  visitor.get('foyer-music').evaluate((audio: HTMLAudioElement) => ({
    plays: !audio.paused && audio.currentTime > 0,
    volume: audio.volume,
    muted: audio.muted,
  }));

test('music plays in the foyer, makes way for the check, and is silent once the show has begun', async ({
  evening,
}) => {
  const { address } = evening.theatre.doors;
  const { musicUrl } = HouseInfo.parse(await (await fetch(new URL('/api/house', address))).json());
  const part = await fetch(new URL(musicUrl ?? '', address), { headers: { range: 'bytes=0-3' } });
  expect([part.status, await part.text()]).toEqual([206, 'RIFF']);

  // On a wide page the level of sound stands in the row of controls.
  const boris = await evening.visitor('guest', { viewport: { width: 1280, height: 800 } });
  await boris.enterHouse(await evening.door('audience'));
  // The tap that entered is the permission for sound: nobody is asked for another.
  await expect.poll(() => musicOf(boris)).toMatchObject({ plays: true, muted: false });
  await expect.poll(async () => (await musicOf(boris)).volume).toBeGreaterThan(0.3);
  await boris.get('sound').click();
  await boris.get('mute-all-sound').click();
  await expect.poll(async () => (await musicOf(boris)).volume).toBe(0);
  await boris.get('mute-all-sound').click();
  await expect.poll(async () => (await musicOf(boris)).volume).toBeGreaterThan(0.3);
  await boris.page.keyboard.press('Escape');

  await boris.get('may-speak').click();
  await expect.poll(() => musicOf(boris)).toMatchObject({ plays: false });
  await boris.get('check-open-both').click();
  await expect(boris.get('check-devices')).toHaveAttribute('data-tone', 'good');
  await boris.get('check-close').click();
  await expect(boris.get('check-sheet')).toBeHidden();
  expect(await boris.devices()).toEqual(['ended', 'ended']);
  await expect.poll(() => musicOf(boris)).toMatchObject({ plays: true });

  // Whoever has the check open when the show begins sees the show.
  await boris.get('may-speak').click();
  await evening.play();
  await expect(boris.get('check-sheet')).toBeHidden();
  await expect.poll(() => musicOf(boris)).toMatchObject({ plays: false, volume: 0 });

  await evening.director.command({ type: 'phase.set', to: 'intermission' });
  await expect.poll(() => musicOf(boris)).toMatchObject({ plays: true });
  await evening.play();
  await expect.poll(() => musicOf(boris)).toMatchObject({ plays: false, volume: 0 });

  const desk = await evening.desk();
  expect(await desk.get('foyer-music').count()).toBe(0);
});

test('whoever comes late is told who lets them in, and gets in by itself', async ({ evening }) => {
  await evening.director.command({ type: 'settings.change', latecomers: 'at_interval' });
  await evening.play();
  const late = await evening.visitor();
  await late.enterHouse(await evening.door('audience'));
  await expect(late.get('card-late')).toBeVisible();
  await expect(late.page.locator('[data-admits="at_interval"]')).toBeVisible();
  await evening.director.command({ type: 'settings.change', latecomers: 'by_director' });
  await expect(late.page.locator('[data-admits="by_director"]')).toBeVisible();
  await evening.director.command({ type: 'settings.change', latecomers: 'at_interval' });
  await evening.director.command({ type: 'phase.set', to: 'intermission' });
  await expect(late.get('card-intermission')).toBeVisible();
  await evening.director.command({ type: 'settings.change', latecomers: 'at_once' });
});
