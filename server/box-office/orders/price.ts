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
 * What of a discount each line has: as the list prices of the lines that it is for, and no more than the line costs.
 * Whole minor units, in the order of the lines; they add up to the discount. Pure.
 * @param discount as `priceOf` of these lines gave it
 */
export const discountsOf = (discount: number, lines: readonly PricedLine[]): readonly number[] =>
  sharesOf(
    discount,
    lines.map(({ quantity, unitAmount, discounted }) => (discounted ? quantity * unitAmount : 0)),
  );

/** What each ticket of a line costs, its part of the line's discount taken off. Pure. */
export const ticketCosts = (
  { quantity, unitAmount }: Omit<PricedLine, 'discounted'>,
  discount: number,
): readonly number[] => sharesOf(quantity * unitAmount - discount, Array<number>(quantity).fill(unitAmount));

/**
 * An amount in parts, in the order of what they are for: as what each costs (evenly, if nothing costs anything), whole
 * minor units, and together exactly the amount. No part is more than what it is for costs, unless the amount is more
 * than all of them do.
 */
export function sharesOf(amount: number, costs: readonly number[]): readonly number[] {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const of = total === 0 ? costs.length : total;
  let [before, given] = [0, 0];
  return costs.map((cost) => {
    before += total === 0 ? 1 : cost;
    // A product of two amounts can be more than a number holds exactly.
    const until = Number((BigInt(amount) * BigInt(before)) / BigInt(of));
    const share = until - given;
    given = until;
    return share;
  });
}
