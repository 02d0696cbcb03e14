import { expect, it } from 'vitest';
import { showClock } from './show-clock.ts';

const phase = (at: Parameters<typeof showClock>[0]['at'], endsAt: number | null = null) => ({
  at,
  since: 1000,
  endsAt,
});

it('counts down to the beginning, and says nothing when it has passed', () => {
  expect(showClock(phase('foyer'), 5000, 2000)).toEqual({ counts: 'to-beginning', ms: 3000 });
  expect(showClock(phase('closed'), 5000, 6000)).toBeNull();
  expect(showClock(phase('foyer'), undefined, 6000)).toBeNull();
});

it('counts what has been played, and an interval up, down or over', () => {
  expect(showClock(phase('live'), 0, 4000)).toEqual({ counts: 'played', ms: 3000 });
  expect(showClock(phase('intermission'), 0, 4000)).toEqual({ counts: 'interval', ms: 3000 });
  expect(showClock(phase('intermission', 9000), 0, 4000)).toEqual({ counts: 'interval-left', ms: 5000 });
  expect(showClock(phase('intermission', 9000), 0, 9500)).toEqual({ counts: 'interval-over', ms: 500 });
  expect(showClock(phase('finished'), 0, 4000)).toBeNull();
});
