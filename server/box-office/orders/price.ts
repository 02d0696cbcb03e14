/** So many tickets at the price of one, in minor units. */
export interface PricedLine {
  readonly quantity: number;
  readonly unitAmount: number;
  /** Whether a promo code may make it cheaper. */
  readonly discounted: boolean;
}

export type Discount =
  | { readonly kind: 'percent'; readonly percent: number }
  /** Minor units off the whole order. */
  | { readonly kind: 'fixed'; readonly amount: number }
  | { readonly kind: 'free' };

export interface OrderPrice {
  /** Before the discount. */
  readonly subtotal: number;
  readonly discount: number;
  /** What is to be paid. */
  readonly amount: number;
}

/**
 * What a discount is rounded to, in minor units, where it is not one: nobody likes to pay 283 roubles and 5 kopecks.
 * Stars are whole anyway.
 */
const steps: Readonly<Record<string, number>> = { RUB: 100, KZT: 100, AMD: 100, UZS: 100 };

/**
 * What an order costs. The discount is rounded half up to the currency's step, and is never more than what it is for.
 * Pure; all amounts are integers of minor units.
 */
export function priceOf(lines: readonly PricedLine[], currency: string, discount?: Discount): OrderPrice {
  const sum = (some: readonly PricedLine[]): number =>
    some.reduce((total, { quantity, unitAmount }) => total + quantity * unitAmount, 0);
  const subtotal = sum(lines);
  const cheaper = sum(lines.filter(({ discounted }) => discounted));
  const off = discount === undefined ? 0 : discountOn(cheaper, discount, steps[currency] ?? 1);
  return { subtotal, discount: off, amount: subtotal - off };
}

function discountOn(amount: number, discount: Discount, step: number): number {
  switch (discount.kind) {
    case 'free':
      return amount;
    case 'fixed':
      return Math.min(discount.amount, amount);
    case 'percent':
      return Math.min(roundHalfUp((amount * discount.percent) / 100, step), amount);
  }
}

const roundHalfUp = (amount: number, step: number): number => Math.floor(amount / step + 0.5) * step;

/**
 * What each ticket has cost of what was paid, in the order of the tickets: the shares are as the list prices, whole
 * minor units, and add up to exactly what was paid. So a refund of all tickets, in whatever parts, gives back that.
 */
export function sharesOf(amount: number, listPrices: readonly number[]): readonly number[] {
  const total = listPrices.reduce((sum, price) => sum + price, 0);
  let [before, given] = [0, 0];
  return listPrices.map((price, index) => {
    before += total === 0 ? 1 : price;
    const of = total === 0 ? listPrices.length : total;
    const until = index === listPrices.length - 1 ? amount : Math.floor((amount * before) / of);
    const share = until - given;
    given = until;
    return share;
  });
}
