import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, figureOf, soundAges } from './figures.ts';
import type { Impressions } from './page-api.ts';
import type { Stand } from './stand.ts';

/** How old picture and sound are when they arrive, by one way. */
export interface Latency {
  readonly picture: Figure;
  readonly sound: Figure;
  /** Frames that came but could not be read. */
  readonly unreadable: number;
}

export interface Latencies {
  readonly house: Latency;
  readonly direct: Latency;
}

export interface LatencyPlan {
  /** Audio jitter buffers forget the stalls of a beginning slowly: half of one in some fifteen seconds. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Beeps follow each other by half a second; what is older cannot be told from the next one. */
const oldestSoundMs = 450;

/**
 * Measures from page to page of one browser, through the house and over a direct peer connection at once: the same
 * frames and beeps go both ways, so that whatever else the machine does meets both.
 */
export async function measureLatency(stand: Stand, plan: LatencyPlan): Promise<Latencies> {
  const [sender, receiver] = await Promise.all([stand.openBenchPage(), stand.openBenchPage()]);
  await sender.perform(await stand.doors.door('actor'));
  await receiver.attend(await stand.doors.door('audience'));
  await sender.acceptDirect(await receiver.answerDirect(await sender.offerDirect()));
  await delay(plan.warmUpMs);
  await receiver.takeImpressions();
  await sender.takeBeeps();
  await delay(plan.measureMs);
  const seen = await receiver.takeImpressions();
  const beeps = await sender.takeBeeps();
  for (const page of [receiver, sender]) {
    await page.leave();
    await page.close();
  }
  return { house: latencyOf(seen.house, beeps), direct: latencyOf(seen.direct, beeps) };
}

function latencyOf({ frameAges, heard, unreadable }: Impressions, beeps: readonly number[]): Latency {
  return {
    picture: figureOf(frameAges),
    sound: figureOf(soundAges(beeps, heard, oldestSoundMs)),
    unreadable,
  };
}
