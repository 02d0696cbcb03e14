import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { build } from 'vite';
import { chromiumOptions } from '../tests/e2e/support/chromium.ts';
import { writeCapture } from '../tests/e2e/support/likeness.ts';
import { type Doors, doorsOf } from '../tests/support/doors.ts';
import { startFreshTheatre } from '../tests/support/server-process.ts';
import { callPage, type PageCalls } from './calls.ts';
import { benchBase, benchFolder } from './page/vite.config.ts';
import { installProbe } from './probe.ts';

/** What all measurements stand on: a theatre in a process of its own and one browser. Its owner calls `close()`. */
export interface Stand {
  readonly address: URL;
  readonly doors: Doors;
  readonly browserVersion: string;
  /** A page of the bench on the theatre's own address, with the real room client in it. */
  openBenchPage(): Promise<PageCalls>;
  /** A visitor with nothing in the cache, whose pages are watched by the probe. */
  openVisitor(): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Whatever a browser is asked for is over by then. */
const patienceMs = 15_000;

export async function openStand(): Promise<Stand> {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closing of closings.splice(0).reverse()) await closing();
  };
  try {
    await build({ configFile: join(import.meta.dirname, 'page/vite.config.ts') });
    const server = await startFreshTheatre({ LOG_LEVEL: 'info' });
    closings.push(() => server.close());
    const browser = await launch(closings);
    const { address } = server;
    return {
      ...{ address, doors: doorsOf(address), browserVersion: browser.version(), close },
      openBenchPage: () => openBenchPage(browser, address),
      openVisitor: async () => {
        const context = await openContext(browser);
        await context.addInitScript(installProbe);
        return { page: await context.newPage(), close: () => context.close() };
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A browser that never slows down what it takes for the background, and whose camera is the guest of the tests. */
async function launch(closings: (() => Promise<unknown>)[]): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'rampa-bench-'));
  closings.push(() => rm(folder, { recursive: true, force: true }));
  const { args = [], ...options } = chromiumOptions(await writeCapture(folder, 'guest'));
  const browser = await chromium.launch({
    ...options,
    args: [
      ...args,
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      // The direct connection needs addresses that its other end can find without multicast. And a page that was laid
      // over an address comes from nowhere in the browser's eyes: it must be let speak with this machine.
      '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks',
    ],
  });
  closings.push(() => browser.close());
  return browser;
}

async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 720 } });
  context.setDefaultTimeout(patienceMs);
  return context;
}

async function openBenchPage(browser: Browser, address: URL): Promise<PageCalls> {
  const context = await openContext(browser);
  await context.route(`${address.origin}${benchBase}**`, (route) => {
    const path = normalize(new URL(route.request().url()).pathname.slice(benchBase.length));
    return route.fulfill({ path: join(benchFolder, path) });
  });
  const page = await context.newPage();
  await page.goto(new URL(`${benchBase}index.html`, address).href);
  return callPage(page, patienceMs);
}
