import type { Language } from '../platform/http/index.ts';

/** The people who play in the demo; whoever comes after the last of them is told apart by a number. */
const names = {
  actor: {
    ru: [
      'Анна Светлова',
      'Пётр Кулисов',
      'Вера Падугина',
      'Илья Софитов',
      'Нина Гримёрова',
      'Глеб Колосников',
    ],
    en: [
      'Anna Svetlova',
      'Pyotr Kulisov',
      'Vera Paduga',
      'Ilya Sofitov',
      'Nina Grimyorova',
      'Gleb Kolosnikov',
    ],
  },
  director: {
    ru: ['Лев Рампов', 'Майя Пультова', 'Тимур Занавесов', 'Ольга Рядова'],
    en: ['Lev Rampov', 'Maya Pultova', 'Timur Zanavesov', 'Olga Ryadova'],
  },
} as const;

/**
 * A name for the next of the cast, in their language and not one that somebody else got in it.
 * @param before how many of this role came before
 */
export function castName(role: keyof typeof names, language: Language, before: number): string {
  const known = names[role][language];
  const name = known[before % known.length] ?? known[0];
  const round = Math.floor(before / known.length) + 1;
  return round === 1 ? name : `${name} ${round}`;
}
