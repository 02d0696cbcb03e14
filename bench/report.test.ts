import { expect, test } from 'vitest';
import { fileNameOf, goalsOf, overDirect, printed, type Report } from './report.ts';

const figure = (p50: number, p95 = p50 * 2) => ({ samples: 10, p50, p95, max: p95 });
const latency = (picture: number, sound: number) => ({
  picture: figure(picture),
  sound: figure(sound),
  unreadable: 0,
});

function reportOf(doubts: readonly string[]): Report {
  const latencies = { house: latency(45.3, 90), direct: latency(33, 75) };
  const report = {
    at: '2026-11-22T20:00:00.000Z',
    machine: {
      processor: 'A Processor (R) 9000',
      cores: 4,
      memoryGb: 8,
      system: 'Linux 6',
      node: 'v24.0.0',
      chromium: '150.0',
    },
    surroundings: {
      loadAverage: { before: 0.1, after: 2 },
      busyShare: { before: 0, after: 0 },
      stolenShare: 0,
      receiveErrors: 0,
      doubts,
    },
    latency: { ...latencies, overDirect: overDirect(latencies) },
    tapToFirstFrame: figure(1_600),
    promotion: { acceptToHeard: figure(500), dismissToLastPacket: figure(30, 101) },
    curtainUp: {
      spectators: 20,
      begin: { sound: figure(400), picture: figure(900) },
      goOn: { sound: figure(300), picture: figure(800) },
      curtain: { picture: figure(900) },
    },
  };
  return { ...report, goals: goalsOf(report) };
}

test('what the house adds is the difference of the medians', () => {
  expect(reportOf([]).latency.overDirect).toEqual({ picture: 12.3, sound: 15 });
});

test('each goal is told as met or not', () => {
  expect(reportOf([]).goals.map(({ name, met }) => `${name}: ${met}`)).toEqual([
    'picture over direct, p50: true',
    'sound over direct, p50: true',
    'tap to first frame, p50: false',
    'accept to heard, p50: true',
    'dismiss to last packet, p95: false',
    'begin to picture, p95: true',
    'curtain up to picture, p95: false',
  ]);
});

test('figures of a busy machine say so', () => {
  expect(printed(reportOf([]))).not.toContain('not trustworthy');
  const text = printed(reportOf(['80 % of the processors were in use before the bench began']));
  expect(text).toContain('busy machine: figures are not trustworthy\n  80 % of the processors');
});

test('a report is kept under its day and its machine', () => {
  expect(fileNameOf(reportOf([]))).toBe('2026-11-22-a-processor-r-9000-4-cores.json');
});
