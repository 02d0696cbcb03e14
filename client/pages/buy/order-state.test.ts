import { describe, expect, it } from 'vitest';
import { askAgainMs, holdStage, isAlive, stateOf } from './order-state.ts';

describe('a hold', () => {
  it('is spoken of in its last minute, and over at its time', () => {
    expect(holdStage(900_000)).toBe('running');
    expect(holdStage(60_001)).toBe('running');
    expect(holdStage(60_000)).toBe('last_minute');
    expect(holdStage(1)).toBe('last_minute');
    expect(holdStage(0)).toBe('over');
    expect(holdStage(-5_000)).toBe('over');
  });
});

describe('the state of an order', () => {
  it('is expired once the hold is over, before the house says so', () => {
    expect(stateOf({ status: 'held', holdExpiresAt: 1_000 }, 999)).toBe('held');
    expect(stateOf({ status: 'held', holdExpiresAt: 1_000 }, 1_000)).toBe('expired');
  });

  it('waits for a payment that was begun, and never ends without a time', () => {
    expect(stateOf({ status: 'awaiting_payment', holdExpiresAt: 1_000 }, 5_000)).toBe('awaiting_payment');
    expect(stateOf({ status: 'held', holdExpiresAt: null }, 5_000)).toBe('held');
    expect(stateOf({ status: 'paid', holdExpiresAt: 1_000 }, 5_000)).toBe('paid');
  });

  it('is asked for again while somebody else may change it', () => {
    expect(askAgainMs('awaiting_payment')).toBeLessThan(5_000);
    expect(askAgainMs('held')).toBeGreaterThan(0);
    expect(askAgainMs('paid')).toBe(false);
    expect(askAgainMs(undefined)).toBe(false);
  });

  it('is worth a place on the list while there is something to come', () => {
    expect(
      ['held', 'awaiting_payment', 'paid', 'partially_refunded', 'stuck'].every((s) => isAlive(s as 'paid')),
    ).toBe(true);
    expect((['expired', 'cancelled', 'refunded'] as const).some(isAlive)).toBe(false);
  });
});
