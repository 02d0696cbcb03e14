import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { MemberId } from '../protocol/ids.ts';
import { beginShow, type Guest } from '../tests/support/guest.ts';
import { eventually, type PageCalls, readProbe } from './calls.ts';
import { type Figure, figureOf } from './figures.ts';
import { openTicket } from './joining.ts';
import type { Stand } from './stand.ts';

export interface Promotions {
  /** From the tap on "accept" to the guest's voice in another spectator's ears. */
  readonly acceptToHeard: Figure;
  /** From the director's command to the last RTP packet of the guest that another spectator receives. */
  readonly dismissToLastPacket: Figure;
}

/** How long the guest speaks before being dismissed, at least. */
const speechMs = 1_000;
/** A stream whose last packet is younger than this flows. */
const freshMs = 500;
/** What has not come by then was not sent. */
const stragglersMs = 700;
const patienceMs = 15_000;

/**
 * Brings one spectator on stage and down again, many times. The guest is a visitor's own page with a camera of the
 * browser; the other spectator does not stop receiving when told to, so that only the server can end it.
 */
export async function measurePromotions(stand: Stand, director: Guest, times: number): Promise<Promotions> {
  const spectator = await stand.openBenchPage();
  await spectator.attend(await stand.doors.door('audience'));
  const { page, close } = await stand.openVisitor();
  await openTicket(stand, page);
  await page.getByTestId('enter').click();

  const heard: number[] = [];
  const ended: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const member = await raiseHand(page, director);
    heard.push(await accept(page, director, member, spectator));
    await delay(speechMs);
    ended.push(await dismiss(director, member, spectator));
  }
  await close();
  await spectator.close();
  return { acceptToHeard: figureOf(heard), dismissToLastPacket: figureOf(ended) };
}

/** The director of the demo show, who has begun it. */
export async function openDirector(stand: Stand): Promise<Guest> {
  const director = await stand.doors.guest('director');
  await beginShow(director);
  return director;
}

async function raiseHand(page: Page, director: Guest): Promise<MemberId> {
  const heardBefore = director.heard.length;
  await page.getByTestId('hand').click();
  await page.getByTestId('wish-voice_and_video').click();
  return eventually('a raised hand', () => {
    const events = director
      .messages('view')
      .slice()
      .reverse()
      .flatMap(([{ events }]) => events);
    const hands = events.find((event) => event.type === 'hands');
    return Promise.resolve(director.heard.length > heardBefore ? hands?.hands[0]?.id : undefined);
  });
}

async function accept(page: Page, director: Guest, member: MemberId, spectator: PageCalls): Promise<number> {
  await director.command({ type: 'stage.invite', member });
  await page.getByTestId('accept').click();
  const { taps } = await readProbe(page, patienceMs);
  const tappedMs = taps['accept'];
  if (tappedMs === undefined) throw new Error('the tap was not noted');
  return (await eventually('the voice', () => spectator.heardGuest(tappedMs))) - tappedMs;
}

async function dismiss(director: Guest, member: MemberId, spectator: PageCalls): Promise<number> {
  await eventually('voice and picture of the guest', async () => {
    const packets = await spectator.lastGuestPackets();
    return packets.filter(({ lastAtMs }) => Date.now() - lastAtMs < freshMs).length === 2 || undefined;
  });
  const saidMs = Date.now();
  await director.command({ type: 'stage.dismiss', member });
  await delay(stragglersMs);
  const packets = await spectator.lastGuestPackets();
  const last = Math.max(...packets.map(({ lastAtMs }) => lastAtMs));
  // Packets come every 20 ms at best: the last one may have come before anything was said.
  return Math.max(0, last - saidMs);
}
