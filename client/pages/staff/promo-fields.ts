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
  /** The last day that it is good for, as `2026-11-26`. */
  readonly lastDay: string;
  /** The number of the only show that it is for. */
  readonly show: string;
}

export const emptyPromo: PromoFields = {
  ...{ code: '', kind: 'percent', value: '', currency: 'RUB', limitTotal: '', limitPerPerson: '' },
  ...{ minQuantity: '1', lastDay: '', show: '' },
};

const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN);
const limitOf = (text: string): number | null => (text.trim() === '' ? null : wholeOf(text));

/** The end of a day; NaN for what is no day. */
function endOf(date: string, timeZone: string): number {
  const lastMinute = momentOf({ date, time: '23:59' }, timeZone);
  return lastMinute === null ? NaN : lastMinute + 59_999;
}

/**
 * What the form says, for the house; or which of its fields are wrong.
 * @param timeZone of whoever writes it: the last day ends by their clock
 */
export function promoDraftOf(
  fields: PromoFields,
  timeZone: string,
): { readonly draft: PromoCodeDraft } | { readonly wrong: WrongFields } {
  const { kind, value, currency } = fields;
  const values = { free: 0, percent: wholeOf(value), fixed: amountOf(value, currency) ?? NaN };
  const parsed = PromoCodeDraft.safeParse({
    ...{ code: fields.code, kind, value: values[kind], currency: kind === 'fixed' ? currency : null },
    limitTotal: limitOf(fields.limitTotal),
    limitPerPerson: limitOf(fields.limitPerPerson),
    minQuantity: wholeOf(fields.minQuantity),
    validFrom: null,
    validUntil: fields.lastDay === '' ? null : endOf(fields.lastDay, timeZone),
    showIds: fields.show === '' ? [] : [Number(fields.show)],
  });
  if (parsed.success) return { draft: parsed.data };
  // What is said of the whole is said of the value: the form lets nothing else contradict it.
  return { wrong: new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'value')) };
}
