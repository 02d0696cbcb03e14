import { PromoCodeDraft } from '../../../protocol/admin.ts';
import { amountOf } from './money-text.ts';
import type { WrongFields } from './show-fields.ts';
import { momentOf } from './wall-time.ts';

/** A promo code as it stands in the form. Empty fields set no limit. */
export interface PromoFields {
  readonly code: string;
  readonly kind: PromoCodeDraft['kind'];
  /** Percents, or an amount in major units; nothing for a free ticket. */
  readonly value: string;
  readonly currency: string;
  readonly limitTotal: string;
  readonly limitPerPerson: string;
  readonly minQuantity: string;
  /** The first and the last day that it is good for, as `2026-11-26`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The shows that it is for, and the categories of theirs; of neither any for all. */
  readonly shows: readonly number[];
  readonly categories: readonly number[];
}

export const emptyPromo: PromoFields = {
  ...{ code: '', kind: 'percent', value: '', currency: 'RUB', limitTotal: '', limitPerPerson: '' },
  ...{ minQuantity: '1', firstDay: '', lastDay: '', shows: [], categories: [] },
};

const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN);
const limitOf = (text: string): number | null => (text.trim() === '' ? null : wholeOf(text));

/** The beginning of a day; NaN for what is no day. */
const startOf = (date: string, timeZone: string): number =>
  momentOf({ date, time: '00:00' }, timeZone) ?? NaN;

/** The end of a day; NaN for what is no day. */
function endOf(date: string, timeZone: string): number {
  const lastMinute = momentOf({ date, time: '23:59' }, timeZone);
  return lastMinute === null ? NaN : lastMinute + 59_999;
}

/** Where some categories are chosen, a show without a choice goes with all of its own. */
function wholeShows(
  { shows, categories }: PromoFields,
  categoriesOf: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  if (categories.length === 0) return [];
  return shows.flatMap((show) => {
    const own = categoriesOf.get(show) ?? [];
    const chosen = own.filter((category) => categories.includes(category));
    return chosen.length > 0 ? chosen : own;
  });
}

/**
 * What the form says, for the house; or which of its fields are wrong.
 * @param timeZone of whoever writes it: days begin and end by their clock
 * @param categoriesOf the categories of each show: one of which none was chosen has them all
 */
export function promoDraftOf(
  fields: PromoFields,
  timeZone: string,
  categoriesOf: ReadonlyMap<number, readonly number[]> = new Map(),
): { readonly draft: PromoCodeDraft } | { readonly wrong: WrongFields } {
  const { kind, value, currency } = fields;
  const values = { free: 0, percent: wholeOf(value), fixed: amountOf(value, currency) ?? NaN };
  const parsed = PromoCodeDraft.safeParse({
    ...{ code: fields.code, kind, value: values[kind], currency: kind === 'fixed' ? currency : null },
    limitTotal: limitOf(fields.limitTotal),
    limitPerPerson: limitOf(fields.limitPerPerson),
    minQuantity: wholeOf(fields.minQuantity),
    validFrom: fields.firstDay === '' ? null : startOf(fields.firstDay, timeZone),
    validUntil: fields.lastDay === '' ? null : endOf(fields.lastDay, timeZone),
    showIds: fields.shows,
    categoryIds: wholeShows(fields, categoriesOf),
  });
  if (parsed.success) return { draft: parsed.data };
  // What is said of the whole is said of the value: the form lets nothing else contradict it.
  return { wrong: new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'value')) };
}
