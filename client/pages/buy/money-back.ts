import type { GivenBack } from '../../../protocol/box-office.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { priceText } from '../show-facts.tsx';

/**
 * Which way money goes back, a sentence for each way that any of it takes.
 * @param when `back` for what would go back, `gone` for what did, or is on its way
 */
export function useBackWords(
  when: 'back' | 'gone',
  { charge, balance }: GivenBack,
  currency: string,
): readonly string[] {
  const say = useText();
  const { locale } = useLanguage();
  const ways = { charge, balance };
  return (['charge', 'balance'] as const)
    .filter((way) => ways[way] > 0)
    .map((way) =>
      say(`order-${when}-${way}`, { amount: priceText({ amount: ways[way], currency }, locale, say) }),
    );
}
