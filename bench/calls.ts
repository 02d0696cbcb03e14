import type { Page } from '@playwright/test';
import type { BenchPage, Probe } from './page-api.ts';

/** The bench page as if it were here: each call has a deadline of its own. */
export type PageCalls = BenchPage & { close(): Promise<void> };

/** @param patienceMs after which a call is given up, whatever the page does */
export function callPage(page: Page, patienceMs: number): PageCalls {
  const closePage = (): Promise<void> => page.context().close();
  // A Proxy answers whatever name it is asked for; the types of both ends are the one interface.
  return new Proxy({} as PageCalls, {
    get: (_, name) => {
      // Not a promise: `await` looks for this on whatever it is given.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (name === 'close') return closePage;
      return (...args: unknown[]) => within(patienceMs, name, page.evaluate(callBench, { name, args }));
    },
  });
}

/** Runs in the page. */
function callBench({ name, args }: { readonly name: string; readonly args: unknown[] }): unknown {
  // Put there by page/main.ts.
  const { bench } = globalThis as unknown as { bench: Record<string, (...given: unknown[]) => unknown> };
  return bench[name]?.(...args);
}

/** What the probe has noted on a page of the house. */
export const readProbe = (page: Page, patienceMs: number): Promise<Probe> =>
  within(
    patienceMs,
    'reading the probe',
    // Put there by probe.ts.
    page.evaluate(() => (globalThis as unknown as { benchProbe: Probe }).benchProbe),
  );

/** @throws Error after `patienceMs`; a browser that hangs must not hold the bench */
export async function within<Value>(
  patienceMs: number,
  what: string,
  promise: Promise<Value>,
): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} took longer than ${patienceMs} ms`)), patienceMs);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Asks again until there is an answer. @throws Error after `patienceMs` */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | undefined>,
  { patienceMs = 15_000, everyMs = 50 } = {},
): Promise<Value> {
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (Date.now() > untilMs) throw new Error(`waited for ${what} in vain`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
