import { describe, expect, it } from 'vitest';
import { momentOf, wallTimeOf } from './wall-time.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);

describe('the time on the wall', () => {
  it('is a moment by the zone, and back', () => {
    const evening = { date: '2026-11-26', time: '19:30' };
    for (const [zone, at] of [
      ['Europe/Moscow', '2026-11-26T16:30'],
      ['America/New_York', '2026-11-27T00:30'],
      ['Asia/Kolkata', '2026-11-26T14:00'],
      ['Pacific/Kiritimati', '2026-11-26T05:30'],
      ['UTC', '2026-11-26T19:30'],
    ] as const) {
      expect(momentOf(evening, zone), zone).toBe(utc(at));
      expect(wallTimeOf(utc(at), zone), zone).toEqual(evening);
    }
  });

  it('follows the clocks of summer and winter', () => {
    expect(momentOf({ date: '2026-07-01', time: '20:00' }, 'Europe/Berlin')).toBe(utc('2026-07-01T18:00'));
    expect(momentOf({ date: '2026-12-01', time: '20:00' }, 'Europe/Berlin')).toBe(utc('2026-12-01T19:00'));
    expect(momentOf({ date: '2026-03-29', time: '01:59' }, 'Europe/Berlin')).toBe(utc('2026-03-29T00:59'));
    expect(momentOf({ date: '2026-03-29', time: '03:00' }, 'Europe/Berlin')).toBe(utc('2026-03-29T01:00'));
  });

  it('is nothing in the hour that is left out, and the earlier of two in the one that comes twice', () => {
    expect(momentOf({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin')).toBeNull();
    expect(momentOf({ date: '2026-10-25', time: '02:30' }, 'Europe/Berlin')).toBe(utc('2026-10-25T00:30'));
  });

  it('shows midnight as the beginning of a day', () => {
    expect(wallTimeOf(utc('2026-11-25T21:00'), 'Europe/Moscow')).toEqual({
      date: '2026-11-26',
      time: '00:00',
    });
  });

  it('is not made of anything else', () => {
    for (const [date, time] of [
      ['', '19:30'],
      ['2026-11-26', ''],
      ['2026-02-30', '19:30'],
      ['2026-13-01', '19:30'],
      ['2026-11-26', '24:01'],
      ['26.11.2026', '19:30'],
    ] as const) {
      expect(momentOf({ date, time }, 'Europe/Moscow'), `${date} ${time}`).toBeNull();
    }
  });
});
