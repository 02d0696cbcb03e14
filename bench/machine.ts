import { cpus, loadavg, release, totalmem, type as systemName } from 'node:os';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** What the figures were measured on: without it they mean nothing. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
}

export function describeMachine(): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${systemName()} ${release()}`,
    node: process.version,
  };
}

/** Processor time since the machine started, in the system's ticks. */
export interface ProcessorTime {
  readonly busy: number;
  /** Taken by other guests of the same host (proc(5), /proc/stat). */
  readonly stolen: number;
  readonly total: number;
}

/** Reads the first line of /proc/stat. */
export function parseProcessorTime(stat: string): ProcessorTime {
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, stolen = 0] =
    /^cpu\s+(.+)$/m.exec(stat)?.[1]?.split(' ').map(Number) ?? [];
  const busy = user + nice + system + irq + softIrq + stolen;
  return { busy, stolen, total: busy + idle + wait };
}

/** UDP packets that found a socket's buffer full, of /proc/net/snmp. */
export function parseReceiveErrors(snmp: string): number {
  const [names, values] = [...snmp.matchAll(/^Udp: (.+)$/gm)].map(([, line = '']) => line.split(' '));
  return Number(values?.[names?.indexOf('RcvbufErrors') ?? -1] ?? 0);
}

/** How the machine stands at one moment. */
export interface Moment {
  readonly loadAverage: number;
  /** Share of all processor time that somebody uses while the bench waits, 0 to 1. */
  readonly busyShare: number;
  readonly processor: ProcessorTime;
  readonly receiveErrors: number;
}

const idleSampleMs = 2_000;

/** Looks at the machine for two seconds in which the bench itself does nothing. Zeros where there is no /proc. */
export async function lookAtMachine(): Promise<Moment> {
  const before = parseProcessorTime(await system('/proc/stat'));
  await delay(idleSampleMs);
  const processor = parseProcessorTime(await system('/proc/stat'));
  const [loadAverage = 0] = loadavg();
  return {
    loadAverage: Math.round(loadAverage * 100) / 100,
    busyShare: share(processor.busy - before.busy, processor.total - before.total),
    processor,
    receiveErrors: parseReceiveErrors(await system('/proc/net/snmp')),
  };
}

/** What the machine did besides, while the bench ran. */
export interface Surroundings {
  readonly loadAverage: { readonly before: number; readonly after: number };
  readonly busyShare: { readonly before: number; readonly after: number };
  readonly stolenShare: number;
  /** UDP packets of the whole machine that found a full buffer. */
  readonly receiveErrors: number;
  /** Why the figures are not to be trusted; empty on a quiet machine. */
  readonly doubts: readonly string[];
}

const mostBusyShare = 0.2;
const mostStolenShare = 0.03;

/** Compares the machine before and after: whether somebody else was at work. */
export function surroundingsOf(before: Moment, after: Moment): Surroundings {
  const stolenShare = share(
    after.processor.stolen - before.processor.stolen,
    after.processor.total - before.processor.total,
  );
  const receiveErrors = after.receiveErrors - before.receiveErrors;
  const busy = (when: string, { busyShare }: Moment): string[] =>
    busyShare > mostBusyShare ? [`${percent(busyShare)} of the processors were in use ${when}`] : [];
  return {
    loadAverage: { before: before.loadAverage, after: after.loadAverage },
    busyShare: { before: before.busyShare, after: after.busyShare },
    stolenShare,
    receiveErrors,
    doubts: [
      ...busy('before the bench began', before),
      ...busy('after it had ended', after),
      ...(stolenShare > mostStolenShare ? [`${percent(stolenShare)} of the processor time was stolen`] : []),
      ...(receiveErrors > 0 ? [`${receiveErrors} UDP packets found a full buffer`] : []),
    ],
  };
}

const share = (part: number, whole: number): number =>
  whole > 0 ? Math.round((part / whole) * 1000) / 1000 : 0;
const percent = (value: number): string => `${Math.round(value * 100)} %`;
const system = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
