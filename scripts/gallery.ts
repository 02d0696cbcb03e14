// Photographs every screen in every state, on a phone and on a desktop, in both languages and both colour schemes, and
// lays the pictures out on one page to look at: `npm run gallery`, or `npm run gallery -- desk` for the screens whose
// names begin so. Nothing of it is committed.
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumOptions } from '../tests/e2e/support/chromium.ts';
import { openStories } from '../tests/support/stories.ts';

const folder = join(import.meta.dirname, '../test-results/gallery');

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const satisfies Record<string, BrowserContextOptions>;
const languages = ['ru', 'en'] as const;
const schemes = ['dark', 'light'] as const;

interface Look {
  readonly size: keyof typeof sizes;
  readonly language: (typeof languages)[number];
  readonly scheme: (typeof schemes)[number];
}

const looks: readonly Look[] = (Object.keys(sizes) as Look['size'][]) // its own keys
  .flatMap((size) => languages.flatMap((language) => schemes.map((scheme) => ({ size, language, scheme }))));

const fileOf = (scene: string, { size, language, scheme }: Look): string =>
  `${scene}.${size}.${language}.${scheme}.png`;

/** As text: the other scripts are for Node, and so are the types of all. New colours are on the screen then. */
const twoFrames = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

/** The names of all scenes, as the list of the stories has them. */
async function scenesOf(page: Page, address: URL): Promise<readonly string[]> {
  await page.goto(address.href);
  const names = await page.locator('a').allTextContents();
  const wanted = process.argv[2] ?? '';
  return names.filter((name) => name.startsWith(wanted));
}

/** Both schemes of a screen with one visit: a page takes longer to load than to change its colours. */
async function photograph(
  browser: Browser,
  address: URL,
  { size, language }: Omit<Look, 'scheme'>,
): Promise<readonly string[]> {
  const context = await browser.newContext({
    ...sizes[size],
    colorScheme: schemes[0],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const scenes = await scenesOf(page, address);
  for (const scene of scenes) {
    await page.goto(new URL(`?scene=${scene}&lang=${language}`, address).href);
    await page.locator('main').waitFor();
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(twoFrames);
      await page.screenshot({ path: join(folder, fileOf(scene, { size, language, scheme })) });
    }
  }
  await context.close();
  return scenes;
}

/** One page with all of them, a row for each scene. */
function gallery(scenes: readonly string[]): string {
  const figure = (scene: string, look: Look): string => {
    const { size, language, scheme } = look;
    const file = fileOf(scene, look);
    return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="" class="${size}"></a><figcaption>${size} ${language} ${scheme}</figcaption></figure>`;
  };
  const rows = scenes.map(
    (scene) =>
      `<section><h2>${scene}</h2><div>${looks.map((look) => figure(scene, look)).join('')}</div></section>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Rampa: every screen</title><style>
body{font:14px/1.4 sans-serif;background:#777;margin:16px}section>div{display:flex;flex-wrap:wrap;gap:12px}
figure{margin:0}img.phone{width:180px}img.desktop{width:420px}figcaption{color:#fff}</style>${rows.join('')}`;
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const stories = await openStories();
const browser = await chromium.launch(chromiumOptions());
try {
  let scenes: readonly string[] = [];
  for (const size of Object.keys(sizes) as Look['size'][] /* its own keys */) {
    for (const language of languages) {
      scenes = await photograph(browser, stories.address, { size, language });
      console.log(`${size} ${language}: ${scenes.length} screens`);
    }
  }
  await writeFile(join(folder, 'index.html'), gallery(scenes));
  console.log(`\n${join(folder, 'index.html')}`);
} finally {
  await browser.close();
  await stories.close();
}
