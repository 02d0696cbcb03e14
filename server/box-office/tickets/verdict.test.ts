import { describe, expect, test } from 'vitest';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import type { TicketFacts } from './facts.ts';
import { verdictOf } from './verdict.ts';

const showId = ShowId.parse(1);
const ticket: TicketFacts = {
  ...{ id: TicketId.parse(7), showId, revision: 2, revoked: false, paid: true },
  ...{ category: 'Зал', seated: false, accessToken: '', cancelled: false },
  hours: { doorsAt: 1000, overAt: 2000 },
};
const verdict = (change: Partial<TicketFacts> = {}, { revision = 2, at = 1500, show = showId } = {}) =>
  verdictOf({ ticket: { ...ticket, ...change }, revision }, show, at);

describe('a ticket', () => {
  test('opens from the doors to the end, both included', () => {
    expect([999, 1000, 2000, 2001].map((at) => verdict({}, { at }))).toEqual([
      ...['too_early', 'ok', 'ok', 'over'],
    ]);
  });

  test('of another revision is revoked, older or newer', () => {
    expect([1, 2, 3].map((revision) => verdict({}, { revision }))).toEqual(['revoked', 'ok', 'revoked']);
  });

  test('of a cancelled show is over', () => {
    expect(verdict({ cancelled: true })).toBe('over');
  });

  test('with several faults is refused for the first of the documented order', () => {
    const faults = { revoked: true, paid: false, hours: { doorsAt: 3000, overAt: 4000 } };
    expect(verdictOf(undefined, showId, 1500)).toBe('unknown');
    expect(verdict(faults, { show: ShowId.parse(2) })).toBe('wrong_show');
    expect(verdict(faults)).toBe('revoked');
    expect(verdict({ ...faults, revoked: false })).toBe('unpaid');
    expect(verdict({ ...faults, revoked: false, paid: true })).toBe('too_early');
  });
});
