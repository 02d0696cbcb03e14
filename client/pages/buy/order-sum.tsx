import type { OrderView } from '../../../protocol/box-office.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { priceText, seatPriceText } from '../show-facts.tsx';
import styles from './buy.module.css';

/** What an order is for, what a code has taken off, and what it costs. */
export function OrderSum({ order }: { readonly order: OrderView }) {
  const say = useText();
  const { locale } = useLanguage();
  const { currency, amount, discount, credit, lines } = order;
  const total = { amount, currency };
  return (
    <dl className={styles.sum}>
      {lines.map(({ category, quantity }) => (
        <div key={category}>
          <dt>{category}</dt>
          <dd>{say('order-tickets', { count: quantity })}</dd>
        </div>
      ))}
      {discount > 0 && (
        <div>
          <dt>{say('buy-discount')}</dt>
          <dd data-testid="discount">−{priceText({ amount: discount, currency }, locale, say)}</dd>
        </div>
      )}
      {credit > 0 && (
        <div>
          <dt>{say('buy-credit')}</dt>
          <dd data-testid="credit">−{priceText({ amount: credit, currency }, locale, say)}</dd>
        </div>
      )}
      <div className={styles.total}>
        <dt>{say(credit > 0 ? 'buy-to-pay' : 'buy-total')}</dt>
        <dd data-testid="total">
          {credit > 0 ? priceText(total, locale, say) : seatPriceText([total], locale, say)}
        </dd>
      </div>
    </dl>
  );
}
