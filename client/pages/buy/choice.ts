import { type HoldRequest, mostTickets } from '../../../protocol/box-office.ts';
import type { HouseInfo, ShowView } from '../../../protocol/http.ts';
import type { Money } from '../../../protocol/money.ts';
import type { RefusalCode } from '../../../protocol/refusal.ts';

export type Category = ShowView['categories'][number];

/** What somebody is about to take. */
export interface Choice {
  readonly categoryId: number;
  readonly quantity: number;
  readonly currency: string;
}

/** The categories that have a price. */
export const forSale = ({ categories }: Pick<ShowView, 'categories'>): readonly Category[] =>
  categories.filter(({ prices }) => prices.length > 0);

/** How many tickets of a category one order can have now: 0 when it is sold out. */
export const mostOf = ({ left = mostTickets }: Category): number => Math.min(mostTickets, left);

/**
 * Whether the pages may offer tickets: `no` where the show is over, has no prices, or there is nobody to pay with.
 */
export function saleOf(
  show: Pick<ShowView, 'status' | 'categories'>,
  payments: HouseInfo['payments'],
): 'open' | 'sold_out' | 'no' {
  const isOn = show.status === 'upcoming' || show.status === 'live';
  const categories = forSale(show);
  if (!isOn || payments.length === 0 || categories.length === 0) return 'no';
  return categories.some((category) => mostOf(category) > 0) ? 'open' : 'sold_out';
}

/** One ticket of the first category that has any, or what is wanted, as far as there is such a thing now. */
export function choiceOf(
  show: Pick<ShowView, 'categories'>,
  wanted: Partial<Choice> = {},
): { readonly choice: Choice; readonly category: Category; readonly price: Money } | null {
  const open = forSale(show).filter((category) => mostOf(category) > 0);
  const category = open.find(({ id }) => id === wanted.categoryId) ?? open[0];
  const price = category?.prices.find(({ currency }) => currency === wanted.currency) ?? category?.prices[0];
  if (category === undefined || price === undefined) return null;
  const quantity = Math.min(Math.max(1, wanted.quantity ?? 1), mostOf(category));
  return { choice: { categoryId: category.id, quantity, currency: price.currency }, category, price };
}

/** What so many tickets cost before any discount, in minor units. */
export const sumOf = ({ amount, currency }: Money, quantity: number): Money => ({
  amount: amount * quantity,
  currency,
});

/** The question that a choice puts to the house. */
export function requestOf(
  showId: ShowView['id'],
  { categoryId, quantity, currency }: Choice,
  promoCode: string,
): HoldRequest {
  const code = promoCode.trim();
  return {
    ...{ showId, currency, surface: 'web' },
    lines: [{ priceCategoryId: categoryId, quantity }],
    ...(code !== '' && { promoCode: code }),
  };
}

/** Beside which question a refusal is said: it is the answer to that one. */
export function placeOf(code: RefusalCode): 'promo' | 'quantity' | 'foot' {
  if (code.startsWith('promo_code_')) return 'promo';
  return code === 'sold_out' ? 'quantity' : 'foot';
}
