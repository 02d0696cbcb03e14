import { OrderView } from '../../protocol/box-office.ts';
import { ShowView } from '../../protocol/http.ts';
import { onSale } from './people.ts';

export const ticket = (id: number) => ({
  ...{ id, revision: 1 },
  link: `https://theatre.example/ticket#${'x'.repeat(43)}`,
  qr: `R1.story.${String(id)}.${'q'.repeat(86)}`,
});

export const order = (change: Partial<Record<keyof OrderView, unknown>> = {}): OrderView =>
  OrderView.parse({
    ...{ orderId: 12, showId: onSale.id, at: Date.now(), status: 'held' },
    ...{ amount: 270_000, discount: 30_000, credit: 0, currency: 'RUB' },
    holdExpiresAt: Date.now() + 754_000,
    lines: [{ category: 'Партер', quantity: 2 }],
    ...{ tickets: [], passedOn: 0, unclaimed: [], refundableUntil: null, returning: null },
    ...{ refund: null, givenBack: { charge: 0, balance: 0 } },
    ...change,
  });

/** What giving these back would give back. */
export const refundOf = (tickets: readonly { readonly id: number }[], others = 0): OrderView['refund'] => {
  const back = (count: number) => ({ tickets: count, charge: 135_000 * count, balance: 0, taken: 0 });
  return OrderView.shape.refund.parse({
    all: back(tickets.length + others),
    each: tickets.map(({ id }) => ({ ticketId: id, ...back(1) })),
  });
};

/** The order that the tickets of an account are of. */
export const boughtOrder = order({
  ...{ orderId: 31, status: 'paid', tickets: [ticket(41), ticket(42)] },
  refundableUntil: Date.now() + 86_400_000,
  refund: refundOf([ticket(41), ticket(42)]),
});

/** A show that is paid for in Stars. */
export const inStars: ShowView = ShowView.parse({
  ...onSale,
  categories: [
    { id: 1, name: 'Партер', left: 3, prices: [{ amount: 300, currency: 'XTR' }] },
    { id: 2, name: 'Балкон', left: 48, prices: [{ amount: 150, currency: 'XTR' }] },
  ],
});
