import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoomEvent } from '../../../protocol/room/index.ts';
import { memberId, testSettings } from '../../../protocol/room/testing.ts';
import { attendanceEvents, foldAttendance } from './fold.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 19);
const nina = memberId(5);
const masha = memberId(6);

const comes = (member = nina): RoomEvent => ({ type: 'member.connected', member, role: 'audience' });
const loses = (member = nina): RoomEvent => ({ type: 'member.disconnected', member, goneAt: 0 });
const goes = (member = nina): RoomEvent => ({ type: 'member.left', member, reason: 'left' });
const resumed: RoomEvent = { type: 'room.resumed', epoch: 2, settings: testSettings };
const finished: RoomEvent = { type: 'phase.changed', to: 'finished' };
const said: RoomEvent = { type: 'chat.said', member: masha, bytes: 3 };

/** Of minutes after the start, as they are easily read. */
const fold = (...log: [at: number, event: RoomEvent][]) =>
  foldAttendance(log.map(([at, event]) => ({ at: start + at * minute, event })));
const stay = (joined: number, left: number | null, minutes: number) => ({
  joinedAt: start + joined * minute,
  leftAt: left === null ? null : start + left * minute,
  minutes,
});

describe('attendance', () => {
  test('is the time connected, gaps left out', () => {
    const log = fold([0, comes()], [10, loses()], [15, comes()], [40, goes()], [41, said]);
    expect(log.get(nina)).toEqual(stay(0, 40, 35));
  });

  test('is told in whole minutes', () => {
    expect(fold([0, comes()], [1.9, goes()]).get(nina)?.minutes).toBe(1);
  });

  test('counts whoever comes twice at once but once', () => {
    const log = fold([0, comes()], [5, comes()], [10, loses()], [12, goes()]);
    expect(log.get(nina)).toEqual(stay(0, 10, 10));
  });

  test('of somebody who is there still goes to the last entry', () => {
    expect(fold([0, comes()], [7, said]).get(nina)).toEqual(stay(0, null, 7));
  });

  test('ends with the show', () => {
    const log = fold([0, comes()], [0, comes(masha)], [50, loses()], [90, finished], [600, goes(masha)]);
    expect(log.get(nina)).toEqual(stay(0, 50, 50));
    expect(log.get(masha)).toEqual(stay(0, 90, 90));
    expect(fold([90, finished], [91, comes()]).size).toBe(0);
  });

  test('ends with the last entry before a crash, and begins anew for those who come back', () => {
    const log = fold(
      ...([
        [0, comes()],
        [0, comes(masha)],
      ] as [number, RoomEvent][]),
      [30, said],
      [500, resumed],
      [501, comes(masha)],
      [511, finished],
    );
    expect(log.get(nina)).toEqual(stay(0, 30, 30));
    expect(log.get(masha)).toEqual(stay(0, 511, 40));
  });
});

describe('whatever the log says', () => {
  const member = fc.constantFrom(nina, masha, memberId(7));
  const event = fc.oneof(
    member.map((one) => comes(one)),
    member.map((one) => loses(one)),
    member.map((one) => goes(one)),
    member.map((one): RoomEvent => ({ type: 'member.removed', member: one })),
    fc.constantFrom(resumed, said, finished),
  );
  /** Steps of a clock that may be set back. */
  const log = fc
    .array(fc.tuple(fc.integer({ min: -5 * minute, max: 30 * minute }), event), { maxLength: 60 })
    .map((steps) => {
      let at = start;
      return steps.map(([step, one]) => ({ at: (at += step), event: one }));
    });

  test('nobody was there longer than from joining to leaving, nor than the log goes', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const times = entries.map(({ at }) => at);
        const last = Math.max(...times);
        for (const { joinedAt, leftAt, minutes } of foldAttendance(entries).values()) {
          expect(minutes * minute).toBeLessThanOrEqual((leftAt ?? last) - joinedAt);
          expect(joinedAt).toBeGreaterThanOrEqual(times[0] ?? 0);
          expect(leftAt ?? last).toBeLessThanOrEqual(last);
        }
      }),
    );
  });

  test('a longer log never takes minutes away, nor changes when somebody joined', () => {
    fc.assert(
      fc.property(log, fc.nat(), (entries, cut) => {
        const whole = foldAttendance(entries);
        for (const [id, before] of foldAttendance(entries.slice(0, cut % (entries.length + 1)))) {
          expect(whole.get(id)?.joinedAt).toBe(before.joinedAt);
          expect(whole.get(id)?.minutes).toBeGreaterThanOrEqual(before.minutes);
        }
      }),
    );
  });

  test('the times of what does not concern attendance are enough', () => {
    const concerning: readonly string[] = attendanceEvents;
    fc.assert(
      fc.property(log, (entries) => {
        const thin = entries.map(({ at, event: one }) =>
          concerning.includes(one.type) ? { at, event: one } : { at },
        );
        expect(foldAttendance(thin)).toEqual(foldAttendance(entries));
      }),
    );
  });
});
