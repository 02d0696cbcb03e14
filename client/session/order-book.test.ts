import { describe, expect, it } from 'vitest';
import { OrderId, ShowId } from '../../protocol/ids.ts';
import { OrderBook } from './order-book.ts';
import { type KeyValueStore, memoryStore } from './storage.ts';

const secret = (letter: string): string => letter.repeat(43);
const [one, two] = [OrderId.parse(1), OrderId.parse(2)];
const show = ShowId.parse(7);

function browser(change: { readonly tab?: KeyValueStore; readonly lasting?: KeyValueStore } = {}) {
  const stores = { tab: memoryStore(), lasting: memoryStore(), ...change };
  let now = 1_000;
  return { stores, book: new OrderBook({ ...stores, now: () => now++ }) };
}

describe('the orders of a browser', () => {
  it('are found again by another tab, the newest first', () => {
    const { stores, book } = browser();
    book.keep(two, secret('b'));
    book.keep(one, secret('a'));
    const later = new OrderBook({ tab: memoryStore(), lasting: stores.lasting });
    expect(later.list()).toEqual([
      { orderId: one, secret: secret('a') },
      { orderId: two, secret: secret('b') },
    ]);
    expect(later.find(two)?.secret).toBe(secret('b'));
  });

  it('survive a reload where nothing lasts beyond the tab', () => {
    const { stores, book } = browser();
    book.keep(one, secret('a'));
    expect(new OrderBook({ tab: stores.tab, lasting: memoryStore() }).find(one)).not.toBeNull();
  });

  it('are kept by the tab when the other storage is full', () => {
    const full = {
      ...memoryStore(),
      set: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const { book } = browser({ lasting: full });
    book.keep(one, secret('a'));
    expect(book.find(one)?.secret).toBe(secret('a'));
  });

  it('are not lost to a wrong link, and forgotten when the house does not know them', () => {
    const { book } = browser();
    book.keep(one, 'no secret');
    expect(book.find(one)).toBeNull();
    book.keep(one, secret('a'));
    book.keep(one, secret('z'));
    expect(book.find(one)?.secret).toBe(secret('a'));
    book.forget(one);
    expect(book.list()).toEqual([]);
  });

  it('are read past what others have left under the same keys', () => {
    const { stores, book } = browser();
    stores.lasting.set('rampa/orders/1', '{');
    stores.lasting.set('rampa/orders/x', JSON.stringify({ secret: secret('a'), at: 1 }));
    stores.lasting.set('rampa/orders/3', JSON.stringify({ secret: 1 }));
    expect(book.list()).toEqual([]);
  });
});

describe('the order that a tab is buying', () => {
  it('is known after a reload, to this tab alone, until it is over', () => {
    const { stores, book } = browser();
    book.keep(one, secret('a'));
    book.begin(show, one);
    expect(new OrderBook(stores).begun(show)?.orderId).toBe(one);
    expect(new OrderBook({ ...stores, tab: memoryStore() }).begun(show)).toBeNull();
    book.begin(show, null);
    expect(book.begun(show)).toBeNull();
  });
});
