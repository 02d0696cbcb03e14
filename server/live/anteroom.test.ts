import { expect, it, vi } from 'vitest';
import { memberId } from '../../protocol/room/testing.ts';
import { Anteroom, joinWithinMs } from './anteroom.ts';
import { TestClock } from './turning.testing.ts';

const waiting = (n: number) => {
  let seated = false;
  return { member: memberId(n), seated: () => seated, close: vi.fn(), sit: (does = true) => (seated = does) };
};

it('nobody stands in the anteroom for long', () => {
  const clock = new TestClock();
  const [idle, joined] = [waiting(1), waiting(2)];
  const anteroom = new Anteroom(clock);
  anteroom.enter(idle);
  const leave = anteroom.enter(joined);
  clock.turn(joinWithinMs - 1);
  expect(idle.close).not.toHaveBeenCalled();
  leave();
  clock.turn(1);
  expect(idle.close).toHaveBeenCalledOnce();
  clock.turn(10 * joinWithinMs);
  expect(joined.close).not.toHaveBeenCalled();
});

it('whose join is under way is left alone, and looked at again', () => {
  const clock = new TestClock();
  const slow = waiting(1);
  new Anteroom(clock).enter(slow);
  slow.sit();
  clock.turn(joinWithinMs);
  expect(slow.close).not.toHaveBeenCalled();
  slow.sit(false);
  clock.turn(joinWithinMs);
  expect(slow.close).toHaveBeenCalledOnce();
});

it('of two of one member the newer one stays, unless the older is about to sit', () => {
  const anteroom = new Anteroom(new TestClock());
  const [first, second, other, third] = [waiting(1), waiting(1), waiting(2), waiting(1)];
  const leaveFirst = anteroom.enter(first);
  anteroom.enter(other);
  anteroom.enter(second);
  expect(first.close).toHaveBeenCalledOnce();
  // The first one's end comes late, and is not the second one's.
  leaveFirst();
  second.sit();
  anteroom.enter(third);
  for (const { close } of [second, other, third]) expect(close).not.toHaveBeenCalled();
});
