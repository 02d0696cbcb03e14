import type { StaffOrder } from '../../../protocol/admin.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { priceText } from '../show-facts.tsx';
import { AskedButton } from './asked-button.tsx';
import { OrderMoney } from './order-money.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';
import { type OrderActs, useStaffOrder } from './use-staff-order.ts';

/** One order: what it is, what was paid and given back, and what can be decided. */
export function OrderCard({ order }: { readonly order: StaffOrder }) {
  const say = useText();
  const { locale } = useLanguage();
  const acts = useStaffOrder(order.id);
  const number = String(order.id);
  return (
    <article
      className={styles.card}
      aria-labelledby={`order-${number}`}
      data-testid="staff-order"
      data-status={order.status}
    >
      <header className={styles.showHead}>
        <h2 id={`order-${number}`} className={styles.heading}>
          {say('order-title', { number })}
        </h2>
        <p>{order.show}</p>
        <div className={styles.facts}>
          <span className={styles.standing} data-standing={order.status}>
            {say(`staff-order-${order.status}`)}
          </span>
          <span>{say('staff-order-seats', { count: order.seats })}</span>
          <strong>
            {priceText({ amount: order.amount + order.credit, currency: order.currency }, locale, say)}
          </strong>
        </div>
        <p className={styles.quiet}>
          {[momentText(order.createdAt, locale), order.buyer, order.promoCode]
            .filter((each) => each !== null)
            .join(' · ')}
        </p>
      </header>
      {order.status === 'stuck' && <Stuck order={order} acts={acts} />}
      <OrderMoney order={order} />
      <Tickets order={order} acts={acts} />
      {acts.error !== null && <StaffTrouble error={acts.error} unfit={say('staff-order-unfit')} />}
    </article>
  );
}

interface ActsProps {
  readonly order: StaffOrder;
  readonly acts: OrderActs;
}

function Stuck({ order, acts }: ActsProps) {
  const say = useText();
  const number = String(order.id);
  return (
    <>
      <p>{say('staff-stuck-text')}</p>
      <div className={styles.acts}>
        <AskedButton
          look="primary"
          title={say('staff-accept-title', { number })}
          text={say('staff-accept-text')}
          confirm={say('staff-accept')}
          isDisabled={acts.isPending}
          testId="accept-stuck"
          onConfirm={() => acts.run({ act: 'accept' })}
        >
          {say('staff-accept')}
        </AskedButton>
        <AskedButton
          isDestructive
          title={say('staff-reject-title', { number })}
          text={say('staff-reject-text')}
          confirm={say('staff-reject')}
          isDisabled={acts.isPending}
          testId="reject-stuck"
          onConfirm={() => acts.run({ act: 'reject' })}
        >
          {say('staff-reject')}
        </AskedButton>
      </div>
    </>
  );
}

function Tickets({ order, acts }: ActsProps) {
  const say = useText();
  const live = order.tickets.filter(({ revoked }) => !revoked);
  const mayRefund = order.status === 'paid' || order.status === 'partially_refunded';
  if (order.tickets.length === 0) return null;
  return (
    <>
      <ul className={styles.rows}>
        {order.tickets.map(({ id, revoked }) => (
          <li key={id} className={styles.person} data-testid="staff-ticket" data-revoked={revoked}>
            <span>{say(revoked ? 'staff-ticket-revoked' : 'staff-ticket', { number: String(id) })}</span>
            {mayRefund && !revoked && live.length > 1 && <RefundOne id={id} acts={acts} />}
          </li>
        ))}
      </ul>
      {mayRefund && (live.length > 0 || order.left > 0) && (
        <div className={styles.acts}>
          <RefundAll order={order} count={live.length} acts={acts} />
        </div>
      )}
    </>
  );
}

/** All that is left of an order: also where its tickets were all taken back, and their money was not. */
function RefundAll({ order, acts, count }: ActsProps & { readonly count: number }) {
  const say = useText();
  const { locale } = useLanguage();
  const number = String(order.id);
  const sum = priceText({ amount: order.left, currency: order.currency }, locale, say);
  const goesBack = say('staff-refund-sum', { sum });
  return (
    <AskedButton
      isDestructive
      title={
        count > 0 ? say('staff-refund-title', { number, count }) : say('staff-refund-left-title', { number })
      }
      text={`${goesBack} ${say(count > 0 ? 'staff-refund-text' : 'staff-refund-left-text')}`}
      confirm={say('staff-refund')}
      isDisabled={acts.isPending}
      testId="refund-order"
      onConfirm={() => acts.run({ act: 'refund' })}
    >
      {count > 0 ? say('staff-refund-all', { count }) : say('staff-refund-left')}
    </AskedButton>
  );
}

function RefundOne({ id, acts }: { readonly id: TicketId; readonly acts: OrderActs }) {
  const say = useText();
  return (
    <AskedButton
      isDestructive
      look="plain"
      title={say('order-give-back-one-title', { number: String(id) })}
      text={say('staff-refund-text')}
      confirm={say('staff-refund')}
      isDisabled={acts.isPending}
      testId="refund-ticket"
      onConfirm={() => acts.run({ act: 'refund', tickets: [id] })}
    >
      {say('staff-refund')}
    </AskedButton>
  );
}
