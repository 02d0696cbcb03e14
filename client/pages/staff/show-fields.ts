import { ShowDraft, type StaffShow } from '../../../protocol/admin.ts';
import { PersonName } from '../../../protocol/ids.ts';
import { amountOf, amountText } from './money-text.ts';
import { momentOf, wallTimeOf } from './wall-time.ts';

/** A show as it stands in the form: what was typed, right or not yet. `key` tells the rows of a list apart. */
export interface ShowFields {
  readonly title: string;
  readonly description: string;
  readonly date: string;
  readonly time: string;
  readonly timeZone: string;
  readonly minutes: string;
  readonly doors: string;
  readonly language: string;
  readonly takesPart: boolean;
  readonly capacity: string;
  readonly cast: readonly CastFields[];
  readonly categories: readonly CategoryFields[];
}
export interface CastFields {
  readonly key: number;
  readonly name: string;
  readonly part: string;
}
export interface CategoryFields {
  readonly key: number;
  /** Of a category that the house knows. */
  readonly id?: number | undefined;
  readonly name: string;
  /** Empty for as many seats as the show has. */
  readonly capacity: string;
  readonly prices: readonly PriceFields[];
}
export interface PriceFields {
  readonly key: number;
  readonly currency: string;
  readonly amount: string;
}

/** A field that is wrong, by its path: `title`, `cast.0.name`, `categories.1.prices.0.amount`. */
export type WrongFields = ReadonlySet<string>;

let lastKey = 0;
/** A key that no other row has. */
export const newKey = (): number => (lastKey += 1);

/** The form of a show that there is not yet; the zone and the language are those of whoever writes it. */
export const emptyFields = (timeZone: string, language: string): ShowFields => ({
  ...{ title: '', description: '', date: '', time: '19:00', timeZone, minutes: '60', doors: '30' },
  ...{ language, takesPart: true, capacity: '50', cast: [], categories: [] },
});

/** The form of a show that there is. */
export function fieldsOf(show: StaffShow, locale: string): ShowFields {
  const { title, description, timeZone, language, takesPart } = show;
  return {
    ...{ title, description, timeZone, language, takesPart },
    ...wallTimeOf(show.startsAt, timeZone),
    minutes: String(show.durationMinutes),
    doors: String(show.doorsMinutes),
    capacity: String(show.capacity),
    cast: show.cast.map(({ name, part }) => ({ key: newKey(), name, part: part ?? '' })),
    categories: show.categories.map(({ id, name, capacity, prices }) => ({
      ...{ key: newKey(), id, name, capacity: capacity === null ? '' : String(capacity) },
      prices: prices.map((price) => ({
        key: newKey(),
        currency: price.currency,
        amount: amountText(price, locale),
      })),
    })),
  };
}

/**
 * What the form says, for the house; or which of its fields are wrong.
 * @param before the moment that the show has begun the form with: as long as date, time and zone are its own, it stays
 *   to the second, also in an hour that comes twice
 * @param isFixed it stays whatever the form says
 */
export function draftOf(
  fields: ShowFields,
  before?: number,
  isFixed = false,
): { readonly draft: ShowDraft } | { readonly wrong: WrongFields } {
  const startsAt = isFixed && before !== undefined ? before : startOf(fields, before);
  const parsed = ShowDraft.safeParse({
    ...{ title: fields.title, description: fields.description.trim() },
    startsAt: startsAt ?? undefined,
    ...{ timeZone: fields.timeZone, language: fields.language, takesPart: fields.takesPart },
    durationMinutes: wholeOf(fields.minutes),
    doorsMinutes: wholeOf(fields.doors),
    capacity: wholeOf(fields.capacity),
    cast: fields.cast.map(({ name, part }) => ({ name, part: part.trim() === '' ? null : part })),
    categories: fields.categories.map(({ id, name, capacity, prices }) => ({
      ...(id !== undefined && { id }),
      name,
      capacity: capacity.trim() === '' ? null : wholeOf(capacity),
      prices: prices.map(({ currency, amount }) => ({ currency, amount: amountOf(amount, currency) })),
    })),
  });
  if (parsed.success) return { draft: parsed.data };
  return { wrong: new Set(parsed.error.issues.map(({ path }) => path.join('.'))) };
}

function startOf({ date, time, timeZone }: ShowFields, before: number | undefined): number | null {
  if (before !== undefined) {
    const wall = wallTimeOf(before, timeZone);
    if (wall.date === date && wall.time === time) return before;
  }
  return momentOf({ date, time }, timeZone);
}

/** A whole number as people write it, or NaN, which no schema takes. */
const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN);

/** A list with one of its members in another place; as it was, where there is no such place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

/** A name that the house takes, or null. */
export function nameOf(text: string): string | null {
  const parsed = PersonName.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** Whether two forms say the same. */
export const sameFields = (one: ShowFields, other: ShowFields): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
