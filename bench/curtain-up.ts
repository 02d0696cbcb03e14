import type { Guest } from '../tests/support/guest.ts';
import { eventually, type PageCalls } from './calls.ts';
import { type Figure, figureOf } from './figures.ts';
import type { Arrival } from './page-api.ts';
import type { Stand } from './stand.ts';

/** From the director's command to the first sound and the first picture at each of the house. */
export interface CurtainUp {
  readonly spectators: number;
  readonly begin: Rise;
  /** The end of an interval, several of them. */
  readonly goOn: Rise;
  /** A curtain that goes up again in mid-scene: the picture alone, the sound never begins anew. */
  readonly curtain: { readonly picture: Figure };
}

interface Rise {
  readonly sound: Figure;
  readonly picture: Figure;
}

const patienceMs = 20_000;
const pages = 2;

/**
 * The moments that the house judges: everybody's consumers are opened, or let through, at once. The crowd sits in two
 * pages, each spectator with a socket, transports and decoders of their own.
 */
export async function measureCurtainUp(
  stand: Stand,
  director: Guest,
  { spectators, intervals }: { readonly spectators: number; readonly intervals: number },
): Promise<CurtainUp> {
  const crowd = await Promise.all(Array.from({ length: pages }, () => stand.openBenchPage()));
  for (let n = 0; n < spectators; n += 1) {
    await crowd[n % pages]?.join(await stand.doors.door('audience'));
  }
  const begin = await rise(crowd, () => director.command({ type: 'phase.set', to: 'live' }));
  const later: Risen[] = [];
  const curtains: number[] = [];
  for (let interval = 0; interval < intervals; interval += 1) {
    await director.command({ type: 'curtain.set', down: true });
    await stillness(crowd);
    curtains.push(
      ...(await rise(crowd, () => director.command({ type: 'curtain.set', down: false }), false)).picture,
    );
    await director.command({ type: 'phase.set', to: 'intermission' });
    later.push(await rise(crowd, () => director.command({ type: 'phase.set', to: 'live' })));
  }
  for (const page of crowd) await page.leave();
  for (const page of crowd) await page.close();
  const all = (of: keyof Risen): Figure => figureOf(later.flatMap((each) => each[of]));
  return {
    spectators,
    begin: { sound: figureOf(begin.sound), picture: figureOf(begin.picture) },
    goOn: { sound: all('sound'), picture: all('picture') },
    curtain: { picture: figureOf(curtains) },
  };
}

interface Risen {
  readonly sound: readonly number[];
  readonly picture: readonly number[];
}

async function rise(
  crowd: readonly PageCalls[],
  command: () => Promise<unknown>,
  withSound = true,
): Promise<Risen> {
  for (const page of crowd) await page.expectStage();
  const saidMs = Date.now();
  await command();
  const arrivals = await eventually(
    'sound and picture for everybody',
    async () => {
      const all = (await Promise.all(crowd.map((page) => page.arrivals()))).flat();
      return all.every((arrival) => hasCome(arrival, withSound)) ? all : undefined;
    },
    { patienceMs },
  );
  return {
    sound: arrivals.flatMap(({ soundMs }) => (soundMs === undefined ? [] : [Math.max(0, soundMs - saidMs)])),
    picture: arrivals.flatMap(({ pictureMs }) => (pictureMs === undefined ? [] : [pictureMs - saidMs])),
  };
}

const hasCome = ({ soundMs, pictureMs }: Arrival, withSound: boolean): boolean =>
  pictureMs !== undefined && (!withSound || soundMs !== undefined);

/** Frames that were on their way when the curtain fell are not those that come when it rises. */
async function stillness(crowd: readonly PageCalls[]): Promise<void> {
  let quiet = 0;
  await eventually('a still stage', async () => {
    for (const page of crowd) await page.expectStage();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const all = (await Promise.all(crowd.map((page) => page.arrivals()))).flat();
    quiet = all.every(({ pictureMs }) => pictureMs === undefined) ? quiet + 1 : 0;
    return quiet >= 3 || undefined;
  });
}
