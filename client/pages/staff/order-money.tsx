import type { StaffOrder } from '../../../protocol/admin.ts';
import type { MoneyBack } from '../../../protocol/box-office.ts';
import { pages } from '../../../protocol/pages.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { priceText } from '../show-facts.tsx';
import orderStyles from './orders.module.css';

/** What a refund would give back, and which way: sentences for the question before it. */
export function useRefundWords({ charge, balance, taken, tickets }: MoneyBack, currency: string): string {
  const say = useText();
  const { locale } = useLanguage();
  const sum = (amount: number): string => priceText({ amount, currency }, locale, say);
  return [
    ...(charge > 0 ? [say('staff-back-charge', { amount: sum(charge) })] : []),
    ...(taken > 0 ? [say('staff-cancel-taken', { sums: sum(taken) })] : []),
    ...(balance > 0 ? [say('staff-back-balance', { amount: sum(balance) })] : []),
    ...(charge + balance === 0 ? [say('staff-back-nothing')] : []),
    say(tickets > 0 ? 'staff-refund-text' : 'staff-refund-left-text'),
  ].join(' ');
}

/** Of an order that came to nothing, what it had taken of the balance is the buyer's again. */
const isTaken = ({ status, credit }: StaffOrder): boolean =>
  credit > 0 && status !== 'expired' && status !== 'cancelled' && status !== 'stuck';

/** What an order was paid with, and what went back by which way; nothing while there is neither. */
export function OrderMoney({ order }: { readonly order: StaffOrder }) {
  const say = useText();
  const { locale } = useLanguage();
  const { payments, refunds, credit, currency } = order;
  if (payments.length + refunds.length === 0 && !isTaken(order)) return null;
  return (
    <ul className={orderStyles.ledger}>
      {payments.map(({ provider, reference, ...paid }) => (
        <li key={`${provider}/${reference}`}>
          <span>{say('staff-payment', { provider, reference })}</span>
          <span>{priceText(paid, locale, say)}</span>
        </li>
      ))}
      {isTaken(order) && (
        <li data-testid="staff-credit">
          <span>{say('staff-paid-credit')}</span>
          <span>{priceText({ amount: credit, currency }, locale, say)}</span>
        </li>
      )}
      {refunds.map((refund) => (
        <li key={refund.id} data-testid="staff-refund">
          <RefundWords refund={refund} />
          <span>−{priceText({ amount: refund.amount, currency }, locale, say)}</span>
        </li>
      ))}
      {refunds
        .filter(({ taken }) => taken > 0)
        .map(({ id, taken }) => (
          <li key={`taken ${id}`} data-testid="staff-taken">
            <span>{say('staff-refund-taken')}</span>
            <span>{priceText({ amount: taken, currency }, locale, say)}</span>
          </li>
        ))}
    </ul>
  );
}

function RefundWords({ refund: { way, status } }: { readonly refund: StaffOrder['refunds'][number] }) {
  const say = useText();
  if (way === 'balance') return <span>{say('staff-refund-balance')}</span>;
  return (
    <span>
      {say(`staff-refund-${status}`)}
      {status === 'failed' && (
        <>
          {' · '}
          <a href={pages.staffAttention.path}>{say('staff-refund-what')}</a>
        </>
      )}
    </span>
  );
}
