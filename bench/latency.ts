import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, figureOf, soundAges } from './figures.ts';
import type { PageCalls } from './calls.ts';
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
  readonly rounds: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Beeps follow each other by half a second; what is older cannot be told from the next one. */
const oldestSoundMs = 450;

/**
 * Measures from page to page of one browser, by turns through the house and over a direct peer connection, so that
 * whatever else the machine does meets both.
 */
export async function measureLatency(stand: Stand, plan: LatencyPlan): Promise<Latencies> {
  const [sender, receiver] = await Promise.all([stand.openBenchPage(), stand.openBenchPage()]);
  const ways = { house: new Samples(sender, receiver), direct: new Samples(sender, receiver) };
  for (let round = 0; round < plan.rounds; round += 1) {
    await sender.perform(await stand.doors.door('actor'));
    await receiver.attend(await stand.doors.door('audience'));
    await ways.house.collect(plan);
    await receiver.leave();
    await sender.leave();

    await sender.acceptDirect(await receiver.answerDirect(await sender.offerDirect()));
    await ways.direct.collect(plan);
    await receiver.leaveDirect();
    await sender.leaveDirect();
  }
  await Promise.all([sender.close(), receiver.close()]);
  return { house: ways.house.latency(), direct: ways.direct.latency() };
}

class Samples {
  readonly #sender: PageCalls;
  readonly #receiver: PageCalls;
  readonly #picture: number[] = [];
  readonly #sound: number[] = [];
  #unreadable = 0;

  constructor(sender: PageCalls, receiver: PageCalls) {
    this.#sender = sender;
    this.#receiver = receiver;
  }

  async collect({ warmUpMs, measureMs }: LatencyPlan): Promise<void> {
    await delay(warmUpMs);
    await this.#receiver.takeImpressions();
    await this.#sender.takeBeeps();
    await delay(measureMs);
    const { frameAges, unreadable, heard } = await this.#receiver.takeImpressions();
    const beeps = await this.#sender.takeBeeps();
    this.#picture.push(...frameAges);
    this.#sound.push(...soundAges(beeps, heard, oldestSoundMs));
    this.#unreadable += unreadable;
  }

  latency(): Latency {
    return { picture: figureOf(this.#picture), sound: figureOf(this.#sound), unreadable: this.#unreadable };
  }
}
