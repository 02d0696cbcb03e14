// Makes the pictures of the README, in each language: `npm run screenshots`, or some of them by the name of their scene:
// `npm run screenshots -- box-office`.
import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { chromiumOptions } from '../tests/e2e/support/chromium.ts';
import { photographBoxOffice } from './screenshots/box-office.ts';
import { Camera, folder, languages } from './screenshots/camera.ts';
import { photographEvening } from './screenshots/evening.ts';

const scenes = new Map([
  ['evening', photographEvening],
  ['box-office', photographBoxOffice],
]);
const names = process.argv.length > 2 ? process.argv.slice(2) : [...scenes.keys()];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(chromiumOptions());
try {
  for (const name of names) {
    const photograph = scenes.get(name);
    if (photograph === undefined) throw new Error(`no scene ${name}: ${[...scenes.keys()].join(', ')}`);
    for (const language of languages) {
      await photograph(new Camera(browser, language));
      await Promise.all(browser.contexts().map((context) => context.close()));
    }
  }
} finally {
  await browser.close();
}
