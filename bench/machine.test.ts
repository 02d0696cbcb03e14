import { describe, expect, test } from 'vitest';
import { type Moment, parseProcessorTime, parseReceiveErrors, surroundingsOf } from './machine.ts';

test('processor time is read as the kernel writes it', () => {
  const stat = 'cpu  100 5 40 800 20 1 4 30 0 0\ncpu0 50 2 20 400 10 0 2 15 0 0\nintr 1\n';
  expect(parseProcessorTime(stat)).toEqual({ busy: 180, stolen: 30, total: 1000 });
  expect(parseProcessorTime('')).toEqual({ busy: 0, stolen: 0, total: 0 });
});

test('full UDP buffers are counted, and nothing else of that line', () => {
  const snmp =
    'Tcp: RtoMin\nTcp: 200\nUdp: InDatagrams NoPorts InErrors RcvbufErrors SndbufErrors\nUdp: 9 1 7 6 5\nUdpLite: RcvbufErrors\nUdpLite: 44\n';
  expect(parseReceiveErrors(snmp)).toBe(6);
  expect(parseReceiveErrors('')).toBe(0);
});

describe('figures are doubted', () => {
  const quiet: Moment = {
    loadAverage: 0.4,
    busyShare: 0.05,
    processor: { busy: 100, stolen: 0, total: 1000 },
    receiveErrors: 3,
  };
  const later: Moment = { ...quiet, processor: { busy: 700, stolen: 1, total: 2000 } };

  test('not on a quiet machine, however busy the bench makes it', () => {
    expect(surroundingsOf(quiet, later).doubts).toEqual([]);
  });

  test.each([
    ['somebody works before', { ...quiet, busyShare: 0.5 }, later],
    ['somebody works after', quiet, { ...later, busyShare: 0.5 }],
    ['the host takes time away', quiet, { ...later, processor: { busy: 700, stolen: 90, total: 2000 } }],
    ['packets were dropped', quiet, { ...later, receiveErrors: 4 }],
  ])('when %s', (_, before, after) => {
    expect(surroundingsOf(before, after).doubts).toHaveLength(1);
  });
});
