import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import { CurtainUp } from './curtain-up.ts';
import type { Reception } from './member-media.ts';

const member = MemberId.parse('a0000000-0000-4000-8000-000000000001');

/** A consumer that notes when it is let through. */
function reception(producerId: string, madeAt = performance.now()) {
  const resumed: number[] = [];
  const consumer = {
    closed: false,
    resume: () => {
      resumed.push(Date.now());
      return Promise.resolve();
    },
    pause: () => Promise.resolve(),
  };
  const made = {
    consumer,
    options: { id: `${producerId} ${String(madeAt)}`, producerId, member, source: 'camera' },
    ready: false,
    shown: true,
    held: false,
    madeAt,
  };
  // As much of mediasoup's consumer as the code under test uses.
  return { reception: made as unknown as Reception, resumed };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('pictures that begin together', () => {
  it('wait for those who are opening the same one, and start in one moment', () => {
    const all = [reception('p'), reception('p'), reception('p')];
    const curtain = new CurtainUp(() => all.map((each) => each.reception));
    for (const [index, each] of all.entries()) {
      each.reception.ready = true;
      curtain.start(each.reception);
      const begun = all.map(({ resumed }) => resumed.length);
      expect(begun).toEqual(index === 2 ? [1, 1, 1] : [0, 0, 0]);
      vi.advanceTimersByTime(50);
    }
  });

  it('wait a quarter of a second at most: one slow phone keeps nobody waiting', () => {
    const [quick, slow] = [reception('p'), reception('p')];
    const curtain = new CurtainUp(() => [quick.reception, slow.reception]);
    quick.reception.ready = true;
    curtain.start(quick.reception);
    vi.advanceTimersByTime(249);
    expect(quick.resumed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(quick.resumed.length).toBe(1);
  });

  it('begin at once for whoever comes alone, and for others’ pictures', () => {
    const [late, other] = [reception('p'), reception('q')];
    const stuck = reception('p', performance.now() - 5_000);
    const curtain = new CurtainUp(() => [late.reception, other.reception, stuck.reception]);
    late.reception.ready = true;
    curtain.start(late.reception);
    expect(late.resumed.length).toBe(1);
  });

  it('do not begin any more once the room is closed', () => {
    const [one, two] = [reception('p'), reception('p')];
    const curtain = new CurtainUp(() => [one.reception, two.reception]);
    one.reception.ready = true;
    curtain.start(one.reception);
    curtain.close();
    vi.advanceTimersByTime(1_000);
    expect(one.resumed).toEqual([]);
  });
});
