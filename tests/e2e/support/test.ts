import { test as base, type Browser } from '@playwright/test';
import { chromiumOptions } from './chromium.ts';
import { Evening } from './evening.ts';
import type { LikenessName } from './likeness.ts';
import { currentRun } from './run.ts';
import type { Settings } from '../../support/server-process.ts';
import { Theatre } from './theatre.ts';

export { expect } from '@playwright/test';

interface OfTest {
  /** Where the show is when the test begins. */
  readonly phase: 'closed' | 'foyer' | 'live';
  /** A show of its own for each test, ended afterwards. */
  readonly evening: Evening;
}

interface OfWorker {
  /** Variables for the theatre; another set is another theatre. */
  readonly settings: Settings;
  readonly theatre: Theatre;
  /** A browser for everybody who stands before a camera: one program has one camera. */
  readonly cameras: Readonly<Record<LikenessName, Browser>>;
}

/** Playwright's test with a theatre around it. */
export const test = base.extend<OfTest, OfWorker>({
  settings: [{}, { scope: 'worker', option: true }],
  theatre: [
    async ({ settings }, use) => {
      const theatre = await Theatre.open(settings);
      await use(theatre);
      await theatre.close();
    },
    { scope: 'worker' },
  ],
  cameras: [
    async ({ playwright }, use) => {
      const { captures } = currentRun();
      const launch = (name: LikenessName) => playwright.chromium.launch(chromiumOptions(captures[name]));
      const [actor, guest] = await Promise.all([launch('actor'), launch('guest')]);
      await use({ actor, guest });
      await Promise.all([actor.close(), guest.close()]);
    },
    { scope: 'worker' },
  ],
  phase: ['live', { option: true }],
  evening: async ({ theatre, browser, cameras, phase }, use) => {
    const evening = await Evening.open(theatre, { nobody: browser, ...cameras });
    if (phase !== 'closed') await evening.openDoors();
    if (phase === 'live') await evening.play();
    await use(evening);
    await evening.end();
  },
});
