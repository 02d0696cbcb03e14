import type { CurtainUp } from './curtain-up.ts';
import type { Figure } from './figures.ts';
import type { Latencies } from './latency.ts';
import type { Machine, Surroundings } from './machine.ts';
import type { Promotions } from './promotion.ts';

/** One run of the bench, as it is kept. Times in milliseconds. */
export interface Report {
  readonly at: string;
  readonly machine: Machine & { readonly chromium: string };
  readonly surroundings: Surroundings;
  readonly latency: Latencies & { readonly overDirect: { readonly picture: number; readonly sound: number } };
  readonly tapToFirstFrame: Figure;
  readonly promotion: Promotions;
  readonly curtainUp: CurtainUp;
  readonly goals: readonly Goal[];
}

export interface Goal {
  readonly name: string;
  readonly atMostMs: number;
  readonly measuredMs: number;
  readonly met: boolean;
}

/** Puts the goals beside what was measured. */
export function goalsOf({ latency, tapToFirstFrame, promotion, curtainUp }: Omit<Report, 'goals'>): Goal[] {
  const goal = (name: string, atMostMs: number, measuredMs: number): Goal => ({
    ...{ name, atMostMs, measuredMs },
    met: measuredMs <= atMostMs,
  });
  return [
    goal('picture over direct, p50', 20, latency.overDirect.picture),
    goal('sound over direct, p50', 20, latency.overDirect.sound),
    goal('tap to first frame, p50', 1_500, tapToFirstFrame.p50),
    goal('accept to heard, p50', 1_000, promotion.acceptToHeard.p50),
    goal('dismiss to last packet, p95', 100, promotion.dismissToLastPacket.p95),
    goal('begin to picture, p95', 3_000, curtainUp.begin.picture.p95),
    goal('curtain up to picture, p95', 1_500, curtainUp.curtain.picture.p95),
  ];
}

/** The difference of the medians, house minus direct. */
export function overDirect({ house, direct }: Latencies): Report['latency']['overDirect'] {
  const difference = (of: 'picture' | 'sound'): number =>
    Math.round((house[of].p50 - direct[of].p50) * 10) / 10;
  return { picture: difference('picture'), sound: difference('sound') };
}

/** A report as text for a terminal. */
export function printed(report: Report): string {
  const { machine, surroundings, latency, tapToFirstFrame, promotion, curtainUp, goals } = report;
  const { loadAverage, receiveErrors, doubts } = surroundings;
  const rows: (readonly [string, Figure])[] = [
    ['picture, through the house', latency.house.picture],
    ['picture, direct', latency.direct.picture],
    ['sound, through the house', latency.house.sound],
    ['sound, direct', latency.direct.sound],
    ['tap to first frame', tapToFirstFrame],
    ['accept to heard', promotion.acceptToHeard],
    ['dismiss to last packet', promotion.dismissToLastPacket],
    ['begin to sound', curtainUp.begin.sound],
    ['begin to picture', curtainUp.begin.picture],
    ['interval ends to sound', curtainUp.goOn.sound],
    ['interval ends to picture', curtainUp.goOn.picture],
    ['curtain up to picture', curtainUp.curtain.picture],
  ];
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}`,
    `Node ${machine.node}, Chromium ${machine.chromium}`,
    `load average ${loadAverage.before} before, ${loadAverage.after} after; UDP packets lost to full buffers: ${receiveErrors}`,
    '',
    line('milliseconds', ['p50', 'p95', 'max', 'samples']),
    ...rows.map(([name, { p50, p95, max, samples }]) => line(name, [p50, p95, max, samples])),
    '',
    ...goals.map(
      ({ name, atMostMs, measuredMs, met }) =>
        `${met ? '✓' : '✗'} ${name.padEnd(nameWidth - 2)}${cell(measuredMs)}   goal ${atMostMs}`,
    ),
    ...(doubts.length === 0
      ? []
      : ['', 'busy machine: figures are not trustworthy', ...doubts.map((doubt) => `  ${doubt}`)]),
  ].join('\n');
}

/** A file name that sorts by date and tells the machines apart. */
export function fileNameOf({ at, machine }: Report): string {
  const name = `${machine.processor} ${machine.cores} cores`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${at.slice(0, 10)}-${name.replace(/^-|-$/g, '')}.json`;
}

const nameWidth = 30;
const cell = (value: number | string): string => String(value).padStart(9);
const line = (name: string, cells: readonly (number | string)[]): string =>
  name.padEnd(nameWidth) + cells.map(cell).join('');
