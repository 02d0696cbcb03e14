import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { SelfView, ViewEvent } from '../../protocol/room/index.ts';
import type { Snapshots, ViewSnapshot } from '../../protocol/socket.ts';
import { FakeHouse } from './testing/fake-house.ts';
import { ViewFold } from './view-fold.ts';

const house = new FakeHouse();
const guest = house.invite('audience', 'Sam');
house.system({ type: 'member.connect', member: guest.member, role: 'audience' });
const base = house.snapshots(guest);

const seated = (count: number): ViewEvent => ({ type: 'seated', seated: count });

/** A snapshot in which as many are seated as messages were sent. */
const snapshot = (epoch: number, seq: number): Snapshots => ({
  now: 0,
  room: { audience: 'house', position: { epoch, seq }, view: { ...viewOf(base.room), seated: seq } },
  self: { position: { epoch, seq }, view: { ...base.self.view, name: String(seq) } },
});
const viewOf = (room: ViewSnapshot) => {
  if (room.audience !== 'house') throw new Error('a house was expected');
  return room.view;
};
const view = (epoch: number, seq: number) => ({ epoch, seq, events: [seated(seq)] });
const self = (epoch: number, seq: number) => ({ epoch, seq, view: { ...base.self.view, name: String(seq) } });

function folding(answer: () => Promise<Snapshots>) {
  const shown: { room: ViewSnapshot; self: SelfView }[] = [];
  const resync = vi.fn(answer);
  const fold = new ViewFold({ show: (room, its) => void shown.push({ room, self: its }), resync });
  const last = () => {
    const known = shown.at(-1);
    return known === undefined ? undefined : [known.room.view.seated, known.self.name];
  };
  return { fold, resync, last, shown };
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('folding', () => {
  test('adds the next message, and drops one that is known', () => {
    const { fold, resync, last } = folding(() => Promise.resolve(snapshot(1, 9)));
    fold.take(snapshot(1, 1));
    fold.view(view(1, 2));
    fold.view(view(1, 1));
    fold.self(self(1, 2));
    expect(last()).toEqual([2, '2']);
    expect(resync).not.toHaveBeenCalled();
  });

  test('keeps what comes before the first snapshot', () => {
    const { fold, last } = folding(() => Promise.resolve(snapshot(1, 9)));
    fold.self(self(1, 2));
    fold.view(view(1, 1));
    fold.view(view(1, 2));
    expect(last()).toBeUndefined();
    fold.take(snapshot(1, 1));
    expect(last()).toEqual([2, '2']);
  });

  test('asks for a snapshot after a gap, and adds what came meanwhile', async () => {
    const { fold, resync, last } = folding(() => Promise.resolve(snapshot(1, 4)));
    fold.take(snapshot(1, 1));
    fold.view(view(1, 4));
    fold.view(view(1, 5));
    expect(last()).toEqual([1, '1']);
    await settled();
    expect(resync).toHaveBeenCalledTimes(1);
    expect(last()).toEqual([5, '4']);
  });

  test("a gap in one's own messages is none: each is whole", () => {
    const { fold, resync, last } = folding(() => Promise.resolve(snapshot(1, 9)));
    fold.take(snapshot(1, 1));
    fold.self(self(1, 7));
    expect(last()).toEqual([1, '7']);
    expect(resync).not.toHaveBeenCalled();
  });

  test.each(['view', 'self'] as const)('drops everything at another epoch of %s', async (stream) => {
    const { fold, resync, last } = folding(() => Promise.resolve(snapshot(2, 1)));
    fold.take(snapshot(1, 8));
    if (stream === 'view') fold.view(view(2, 1));
    else fold.self(self(2, 1));
    await settled();
    expect(resync).toHaveBeenCalledTimes(1);
    expect(last()).toEqual([1, '1']);
  });

  test('a resync that is overtaken by a new connection is forgotten', async () => {
    const { fold, last } = folding(() => Promise.resolve(snapshot(1, 3)));
    fold.take(snapshot(1, 1));
    fold.view(view(1, 3));
    fold.pause();
    fold.take(snapshot(2, 7));
    await settled();
    expect(last()).toEqual([7, '7']);
  });

  test('a failed resync waits for the next connection', async () => {
    const { fold, last } = folding(() => Promise.reject(new Error('lost')));
    fold.take(snapshot(1, 1));
    fold.view(view(1, 3));
    await settled();
    expect(last()).toEqual([1, '1']);
    fold.pause();
    fold.take(snapshot(1, 6));
    expect(last()).toEqual([6, '6']);
  });
});

test('whatever is lost, doubled or late, the end is what the server says', async () => {
  const stream = fc.array(fc.tuple(fc.constantFrom('once', 'twice', 'never', 'again'), fc.boolean()), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(stream, async (fates) => {
      let sent = 1;
      const { fold, last } = folding(() => Promise.resolve(snapshot(1, sent)));
      fold.take(snapshot(1, 1));
      for (const [fate, pause] of fates) {
        sent += 1;
        if (fate !== 'never') fold.view(view(1, sent));
        if (fate === 'twice') fold.view(view(1, sent));
        if (fate === 'again') fold.view(view(1, Math.max(1, sent - 3)));
        fold.self(self(1, sent));
        if (pause) await settled();
      }
      // One more message shows the last gap, if there is one.
      sent += 1;
      fold.view(view(1, sent));
      fold.self(self(1, sent));
      await settled();
      expect(last()).toEqual([sent, String(sent)]);
    }),
  );
});
