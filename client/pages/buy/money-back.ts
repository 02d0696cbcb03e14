import type { GivenBack, MoneyBack } from '../../../protocol/box-office.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { priceText } from '../show-facts.tsx';

/**
 * Which way money goes back, a sentence for each way that any of it takes.
 * @param when `back` for what would go back, `gone` for what did, or is on its way
 */
export function useBackWords(
  when: 'back' | 'gone',
  { charge, balance, taken = 0 }: GivenBack & Partial<Pick<MoneyBack, 'taken'>>,
  currency: string,
): readonly string[] {
  const say = useText();
  const { locale } = useLanguage();
  const words = (amount: number): { readonly amount: string } => ({
    amount: priceText({ amount, currency }, locale, say),
  });
  return [
    ...(charge > 0 ? [say(`order-${when}-charge`, words(charge))] : []),
    ...(taken > 0 ? [say('order-back-taken', words(taken))] : []),
    ...(balance > 0 ? [say(`order-${when}-balance`, words(balance))] : []),
  ];
}
