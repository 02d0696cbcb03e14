import { type HoldRequest, mostTickets } from '../../../protocol/box-office.ts';
import type { PaymentProvider, ShowView } from '../../../protocol/http.ts';
import type { Money } from '../../../protocol/money.ts';
import type { RefusalCode } from '../../../protocol/refusal.ts';
import type { Till } from '../surface.tsx';

export type Category = ShowView['categories'][number];

/** What somebody is about to take. */
export interface Choice {
  readonly categoryId: number;
  readonly quantity: number;
  readonly currency: string;
}

/** Telegram's Stars. */
export const stars = 'XTR';

/** The categories that have a price. */
export const forSale = ({ categories }: Pick<ShowView, 'categories'>): readonly Category[] =>
  categories.filter(({ prices }) => prices.length > 0);

/** How many tickets of a category one order can have now: 0 when it is sold out. */
export const mostOf = ({ left = mostTickets }: Category): number => Math.min(mostTickets, left);

/** By what a sum in a currency is paid here; `null` where it is not. */
export function providerOf(currency: string, { surface, payments }: Till): PaymentProvider | null {
  const offered = payments[surface];
  if (currency === stars && offered.includes('stars')) return 'stars';
  return offered.includes('demo') ? 'demo' : null;
}

/** A show with the prices that can be paid here alone; in Telegram those in Stars, where there are any. */
export function offerOf<Show extends Pick<ShowView, 'categories'>>(show: Show, till: Till): Show {
  const isInStars = ({ currency }: Money): boolean => currency === stars;
  const hasStars =
    till.payments[till.surface].includes('stars') &&
    show.categories.some(({ prices }) => prices.some(isInStars));
  const isOffered = (price: Money): boolean =>
    hasStars ? isInStars(price) : providerOf(price.currency, till) !== null;
  const categories = show.categories.map((category) => ({
    ...category,
    prices: category.prices.filter(isOffered),
  }));
  return { ...show, categories };
}

/**
 * Whether the pages may offer tickets: `no` where the show is over, has no prices, or there is nobody to pay with;
 * `in_telegram` where they are to be had there alone.
 */
export function saleOf(
  show: Pick<ShowView, 'status' | 'categories'>,
  till: Till,
): 'open' | 'sold_out' | 'in_telegram' | 'no' {
  if (show.status !== 'upcoming' && show.status !== 'live') return 'no';
  const categories = forSale(offerOf(show, till));
  if (categories.length > 0) {
    return categories.some((category) => mostOf(category) > 0) ? 'open' : 'sold_out';
  }
  const there = forSale(offerOf(show, { ...till, surface: 'telegram' }));
  return till.surface === 'web' && there.length > 0 ? 'in_telegram' : 'no';
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

/** What of a sum a balance in Stars pays. */
export const creditOf = ({ amount, currency }: Money, balance: number): number =>
  currency === stars ? Math.min(amount, Math.max(0, balance)) : 0;

/** The question that a choice puts to the house. */
export function requestOf(
  showId: ShowView['id'],
  { categoryId, quantity, currency }: Choice,
  promoCode: string,
): Omit<HoldRequest, 'surface'> {
  const code = promoCode.trim();
  return {
    ...{ showId, currency },
    lines: [{ priceCategoryId: categoryId, quantity }],
    ...(code !== '' && { promoCode: code }),
  };
}

/** The link that brought a buyer, as the house keeps it; nothing for what is none of its own. */
export const sourceOf = (startParam: string | null): Pick<HoldRequest, 'source'> =>
  startParam !== null && /^show_[A-Za-z0-9_-]{1,59}$/.test(startParam) ? { source: startParam } : {};

/** Beside which question a refusal is said: it is the answer to that one. */
export function placeOf(code: RefusalCode): 'promo' | 'quantity' | 'foot' {
  if (code.startsWith('promo_code_')) return 'promo';
  return code === 'sold_out' || code === 'too_many_held' || code === 'too_many_free' ? 'quantity' : 'foot';
}
