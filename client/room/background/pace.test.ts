import { describe, expect, test } from 'vitest';
import { FrameGate, SlowWatch } from './pace.ts';

describe('the gate for pictures', () => {
  /** How many of a camera's pictures are let through in ten seconds, in one second on average. */
  const perSecond = (camera: number, jitterMs = 0): number => {
    const gate = new FrameGate();
    const moments = Array.from(
      { length: camera * 10 },
      (_, index) => (index * 1_000) / camera + (index % 2) * jitterMs,
    );
    return moments.filter((now) => gate.lets(now)).length / 10;
  };

  test.each([
    [30, 0, 30],
    [30, 4, 30],
    [25, 0, 25],
    [15, 8, 15],
  ])('lets %i pictures a second through, %i ms out of step', (camera, jitterMs, expected) => {
    expect(perSecond(camera, jitterMs)).toBeCloseTo(expected, 0);
  });

  test.each([60, 90, 120, 144])('lets no more than thirty of %i through', (camera) => {
    expect(perSecond(camera)).toBeLessThanOrEqual(30.1);
    expect(perSecond(camera)).toBeGreaterThan(20);
  });

  test('has no debt after a pause', () => {
    const gate = new FrameGate();
    gate.lets(0);
    gate.lets(60_000);
    expect(gate.lets(60_010)).toBe(false);
    expect(gate.lets(60_034)).toBe(true);
  });
});

describe('the watch for slow devices', () => {
  /** Pictures one after the other, each of which takes so long; the last answer. */
  const watching = () => {
    const watch = new SlowWatch();
    let at = 0;
    return (ms: number, seconds: number): boolean => {
      let slow = false;
      for (const until = at + seconds * 1_000; at < until; at += Math.max(ms, 33)) slow = watch.add(at, ms);
      return slow;
    };
  };

  test('says nothing of the first seconds, in which everything is being warmed up', () => {
    expect(watching()(400, 2)).toBe(false);
  });

  test('tells a device that needs more than 80 ms from one that does not', () => {
    expect(watching()(90, 4)).toBe(true);
    expect(watching()(70, 4)).toBe(false);
  });

  test('knows a very slow one, which makes few pictures', () => {
    expect(watching()(900, 6)).toBe(true);
  });

  test('does not mind single long pictures', () => {
    const watch = new SlowWatch();
    const answers = Array.from({ length: 150 }, (_, index) =>
      watch.add(index * 40, index % 3 === 0 ? 300 : 20),
    );
    expect(answers).not.toContain(true);
  });

  test('changes its mind only when it has become clearly faster', () => {
    const run = watching();
    expect(run(100, 5)).toBe(true);
    expect(run(70, 6)).toBe(true);
    expect(run(40, 6)).toBe(false);
  });
});
