import { describe, expect, it } from 'vitest';
import {
  askAgainMs,
  askForMoneyMs,
  calledOffOf,
  holdStage,
  isAlive,
  isComing,
  isRefundable,
  stateOf,
} from './order-state.ts';

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

describe('money that Telegram has taken', () => {
  it('is waited for closely until the house knows of it, after the time too', () => {
    expect(askAgainMs('held', 'paid')).toBe(1_500);
    expect(askAgainMs('awaiting_payment', 'pending')).toBe(1_500);
    expect(askAgainMs('expired', 'paid')).toBe(3_000);
    expect(askAgainMs('paid', 'paid')).toBe(false);
    expect(askAgainMs('held', 'cancelled')).toBe(15_000);
    expect([isComing('pending'), isComing('failed'), isComing(null)]).toEqual([true, false, false]);
  });
});

it('money that goes back is asked for until it has gone, and not for ever', () => {
  const back = { amount: 500, isDone: false, askedAt: 1_000 };
  expect(askForMoneyMs(back, 2_000)).toBeLessThan(5_000);
  expect(askForMoneyMs(back, 600_000)).toBe(false);
  expect(askForMoneyMs({ ...back, isDone: true }, 2_000)).toBe(false);
  expect(askForMoneyMs(null, 2_000)).toBe(false);
});

it('an order whose show was called off says what becomes of its money', () => {
  const [dear, free] = [
    { amount: 500, credit: 0 },
    { amount: 0, credit: 0 },
  ];
  expect(calledOffOf(dear, 'paid')).toBe('coming');
  expect(calledOffOf({ amount: 0, credit: 500 }, 'partially_refunded')).toBe('coming');
  expect(calledOffOf(dear, 'stuck')).toBe('coming');
  expect(calledOffOf(free, 'paid')).toBe('over');
  expect(calledOffOf(dear, 'refunded')).toBe('over');
  for (const state of ['held', 'awaiting_payment', 'expired', 'cancelled'] as const) {
    expect(calledOffOf(dear, state)).toBe('unpaid');
  }
});

it('tickets can be given back until their time, or always where there is none', () => {
  expect(isRefundable({ refundableUntil: 1_000 }, 999)).toBe(true);
  expect(isRefundable({ refundableUntil: 1_000 }, 1_000)).toBe(false);
  expect(isRefundable({ refundableUntil: null }, 1_000)).toBe(true);
});
