import { describe, expect, it } from 'vitest';
import { checkoutPath, housePath, linkOf, orderPath } from './links.ts';

const secret = 'aB3_-'.padEnd(43, 'x');

describe('linkOf', () => {
  it('reads whole links of both kinds, and a bare secret as a ticket', () => {
    expect(linkOf(` https://theatre.example/ticket#${secret}\n`)).toEqual({ path: '/ticket', secret });
    expect(linkOf(`https://theatre.example/invitation#${secret}`)).toEqual({ path: '/invitation', secret });
    expect(linkOf(secret)).toEqual({ path: '/ticket', secret });
  });

  it('opens nothing for another text', () => {
    expect(linkOf('')).toBeNull();
    expect(linkOf('https://theatre.example/ticket')).toBeNull();
    expect(linkOf(`https://theatre.example/ticket#${secret}!`)).toBeNull();
  });
});

it('fills the pattern of a page with its show or its order', () => {
  expect(housePath(7)).toBe('/shows/7/house');
  expect(checkoutPath(7)).toBe('/shows/7/checkout');
  expect(orderPath(12)).toBe('/orders/12');
});
