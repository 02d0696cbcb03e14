import { z } from 'zod';
import { Instant, OrderId, type ShowId } from '../../protocol/ids.ts';
import { type KeyValueStore, lastingStore, scoped, tabStore } from './storage.ts';

/** The secret of an order: 256 bits in base64url (protocol/http.ts). */
const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const Kept = z.object({ secret: Secret, at: Instant });

/** An order that this browser can open. */
export interface KeptOrder {
  readonly orderId: OrderId;
  /** Opens the order, and with it its tickets: never shown but in a link that its owner asks for. */
  readonly secret: string;
}

interface Stores {
  readonly tab?: KeyValueStore;
  readonly lasting?: KeyValueStore;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * The orders of this browser. Each has a key of its own in the tab's storage and in the browser's, so that a closed
 * tab finds its order again, and a browser that keeps nothing beyond the tab still survives a reload.
 */
export class OrderBook {
  readonly #tab: KeyValueStore;
  readonly #lasting: KeyValueStore;
  /** The order that is being bought for a show, by show: this tab's alone. */
  readonly #begun: KeyValueStore;
  readonly #now: () => number;

  constructor({ tab = tabStore(), lasting = lastingStore(), now = Date.now }: Stores = {}) {
    this.#tab = scoped(tab, 'orders');
    this.#lasting = scoped(lasting, 'orders');
    this.#begun = scoped(tab, 'checkout');
    this.#now = now;
  }

  /** Keeps an order. One that is kept already stays: a wrong link must not lose somebody their tickets. */
  keep(orderId: OrderId, secret: string): void {
    if (!Secret.safeParse(secret).success || this.find(orderId) !== null) return;
    const text = JSON.stringify({ secret, at: this.#now() });
    for (const store of [this.#tab, this.#lasting]) put(store, String(orderId), text);
  }

  /** @returns null for an order that this browser does not know */
  find(orderId: OrderId): KeptOrder | null {
    const kept = this.#read(String(orderId));
    return kept === null ? null : { orderId, secret: kept.secret };
  }

  /** All of them, the newest first. */
  list(): readonly KeptOrder[] {
    const keys = new Set([...this.#tab.keys(), ...this.#lasting.keys()]);
    return [...keys]
      .flatMap((key) => {
        const orderId = OrderId.safeParse(Number(key));
        const kept = this.#read(key);
        return orderId.success && kept !== null ? [{ orderId: orderId.data, ...kept }] : [];
      })
      .sort((one, other) => other.at - one.at || other.orderId - one.orderId)
      .map(({ orderId, secret }) => ({ orderId, secret }));
  }

  /** For an order that the house does not know. */
  forget(orderId: OrderId): void {
    for (const store of [this.#tab, this.#lasting]) store.remove(String(orderId));
  }

  /** The order that this tab is buying for a show, after a reload too. */
  begun(showId: ShowId): KeptOrder | null {
    const orderId = OrderId.safeParse(Number(this.#begun.get(String(showId))));
    return orderId.success ? this.find(orderId.data) : null;
  }

  /** This tab is buying this order, or none any more. */
  begin(showId: ShowId, orderId: OrderId | null): void {
    if (orderId === null) this.#begun.remove(String(showId));
    else put(this.#begun, String(showId), String(orderId));
  }

  #read(key: string): z.infer<typeof Kept> | null {
    for (const store of [this.#tab, this.#lasting]) {
      const kept = Kept.safeParse(parsed(store.get(key)));
      if (kept.success) return kept.data;
    }
    return null;
  }
}

/** A full storage is no reason to lose what the other one still has room for. */
function put(store: KeyValueStore, key: string, text: string): void {
  try {
    store.set(key, text);
  } catch {
    // See above.
  }
}

/** What others have written under our keys is no reason to fail. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
