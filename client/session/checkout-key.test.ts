import { expect, it } from 'vitest';
import { Refusal } from '../../protocol/refusal.ts';
import { CheckoutKey } from './checkout-key.ts';

/** A house that answers in turn, and tells by which keys it was asked. */
function house(...answers: readonly ('held' | Refusal)[]) {
  const keys: string[] = [];
  const hold = (key: string): Promise<string> => {
    const answer = answers[keys.length] ?? 'held';
    keys.push(key);
    return answer === 'held' ? Promise.resolve(answer) : Promise.reject(answer);
  };
  return { keys, hold };
}
const lost = new Refusal('unavailable', 'the answer is lost');

it('is kept until there is an order, and new for the next one', async () => {
  const { keys, hold } = house(lost, new Refusal('sold_out', 'one seat is left'), 'held', 'held');
  const checkout = new CheckoutKey();
  await expect(checkout.ask(hold)).rejects.toBe(lost);
  await expect(checkout.ask(hold)).rejects.toMatchObject({ code: 'sold_out' });
  await checkout.ask(hold);
  await checkout.ask(hold);
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 0, 3]);
  expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

it('is new where the order of a lost answer is over', async () => {
  const { keys, hold } = house(lost, new Refusal('order_over', 'it has expired'), 'held');
  const checkout = new CheckoutKey();
  await expect(checkout.ask(hold)).rejects.toBe(lost);
  expect(await checkout.ask(hold)).toBe('held');
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 2]);
});

it('is new for a checkout that begins anew', async () => {
  const { keys, hold } = house(lost, 'held');
  const checkout = new CheckoutKey();
  await expect(checkout.ask(hold)).rejects.toBe(lost);
  checkout.renew();
  await checkout.ask(hold);
  expect(keys[0]).not.toBe(keys[1]);
});
