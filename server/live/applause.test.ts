import { describe, expect, it } from 'vitest';
import { memberId } from '../../protocol/room/testing.ts';
import type { Reactions } from '../../protocol/socket.ts';
import { Applause } from './applause.ts';
import { TestClock } from './turning.testing.ts';

function house(present: number) {
  const clock = new TestClock();
  const heard: Reactions[] = [];
  const applause = new Applause({
    clock,
    broadcast: (audience, name, ...[message]) => {
      if (audience === 'house' && name === 'reactions' && message !== undefined && 'applause' in message) {
        heard.push(message);
      }
    },
    present: () => present,
  });
  return { applause, clock, heard };
}

describe('applause', () => {
  it('is one wave for everybody, whose height is the share of the house that claps', () => {
    const { applause, clock, heard } = house(20);
    for (let n = 0; n < 5; n += 1) applause.take(memberId(n), 'applause', 2);
    clock.turn(300);
    expect(heard).toEqual([{ applause: 0.5, laughter: 0, heart: 0 }]);
  });

  it('of one person is no louder than two hands, however fast they are', () => {
    const { applause, clock, heard } = house(20);
    for (let claps = 0; claps < 50; claps += 1) applause.take(memberId(1), 'applause', 10);
    clock.turn(300);
    expect(heard[0]?.applause).toBe(0.1);
  });

  it('dies away by itself, and then nothing more is said', () => {
    const { applause, clock, heard } = house(2);
    applause.take(memberId(1), 'applause', 2);
    clock.turn(10_000);
    expect(heard[0]?.applause).toBe(1);
    expect(heard.at(-1)).toEqual({ applause: 0, laughter: 0, heart: 0 });
    expect(heard.map(({ applause: wave }) => wave)).toEqual(
      heard.map(({ applause: wave }) => wave).toSorted((a, b) => b - a),
    );
    const said = heard.length;
    clock.turn(60_000);
    expect(heard.length).toBe(said);
  });

  it('counts heads that laugh, not their laughs', () => {
    const { applause, clock, heard } = house(10);
    for (const n of [1, 1, 2]) applause.take(memberId(n), 'laughter', 3);
    applause.take(memberId(3), 'heart', 1);
    clock.turn(300);
    expect(heard).toEqual([{ applause: 0, laughter: 2, heart: 1 }]);
  });

  it('is silent once the room is closed', () => {
    const { applause, clock, heard } = house(10);
    applause.take(memberId(1), 'applause', 2);
    applause.close();
    clock.turn(10_000);
    expect(heard).toEqual([]);
  });
});
