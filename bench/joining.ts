import type { Page } from '@playwright/test';
import { eventually, readProbe } from './calls.ts';
import { type Figure, figureOf } from './figures.ts';
import type { Stand } from './stand.ts';

const patienceMs = 15_000;

/**
 * From the tap on "Enter and watch" to the first frame of the actor, in the visitors' own pages: each a new visitor
 * with an empty cache, who has just opened the ticket.
 */
export async function measureJoining(stand: Stand, joins: number): Promise<Figure> {
  const times: number[] = [];
  for (let join = 0; join < joins; join += 1) {
    const { page, close } = await stand.openVisitor();
    await openTicket(stand, page);
    await page.getByTestId('enter').click();
    times.push(await eventually('the first frame', () => tapToFirstFrame(page), { patienceMs }));
    await close();
  }
  return figureOf(times);
}

/** Opens a new ticket's link and the ticket; "Enter and watch" is on the page then. */
export async function openTicket(stand: Stand, page: Page): Promise<void> {
  const { path } = await stand.doors.door('audience');
  await page.goto(new URL(path, stand.address).href);
  await page.getByTestId('open-ticket').click();
  await page.getByTestId('enter').waitFor();
}

async function tapToFirstFrame(page: Page): Promise<number | undefined> {
  // The step into the house is a new document: while it comes there is nobody to ask.
  const probe = await readProbe(page, patienceMs).catch(() => undefined);
  const { taps, firstFrameMs } = probe ?? {};
  const tappedMs = taps?.['enter'];
  return tappedMs === undefined || firstFrameMs === undefined ? undefined : firstFrameMs - tappedMs;
}
