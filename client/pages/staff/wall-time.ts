/** A date and a time as a clock on a wall shows them: `2026-11-26`, `19:30`. */
export interface WallTime {
  readonly date: string;
  readonly time: string;
}

const dayMs = 86_400_000;

/** What a clock in an IANA zone shows at a moment (milliseconds since 1970). */
export function wallTimeOf(at: number, timeZone: string): WallTime {
  const [date = '', time = ''] = new Date(at + offsetOf(at, timeZone)).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

/**
 * The moment at which a clock in a zone shows this, in milliseconds since 1970. Of two such moments, when clocks are
 * put back, the earlier one.
 * @returns null for what is no time, and for an hour that clocks put forward leave out
 */
export function momentOf({ date, time }: WallTime, timeZone: string): number | null {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time) || Number.isNaN(asUtc)) return null;
  // A zone is moved at most once within a day on either side: one of the two offsets is the right one.
  const candidates = [asUtc - dayMs, asUtc + dayMs]
    .map((near) => asUtc - offsetOf(near, timeZone))
    .filter((at) => {
      const shown = wallTimeOf(at, timeZone);
      return shown.date === date && shown.time === time;
    });
  return candidates.length === 0 ? null : Math.min(...candidates);
}

/** By how much a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  );
  return shown - Math.floor(at / 1000) * 1000;
}
