import type { StaffOrder } from '../../../protocol/admin.ts';
import type { MoneyBack } from '../../../protocol/box-office.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { priceText } from '../show-facts.tsx';
import { AskedButton } from './asked-button.tsx';
import { OrderMoney, useRefundWords } from './order-money.tsx';
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
  const { refund } = order;
  if (order.tickets.length === 0) return null;
  return (
    <>
      <ul className={styles.rows}>
        {order.tickets.map(({ id, revoked }) => {
          const back = refund?.each.find(({ ticketId }) => ticketId === id);
          return (
            <li key={id} className={styles.person} data-testid="staff-ticket" data-revoked={revoked}>
              <span>{say(revoked ? 'staff-ticket-revoked' : 'staff-ticket', { number: String(id) })}</span>
              {back !== undefined && refund !== null && refund.all.tickets > 1 && (
                <Refund order={order} acts={acts} back={back} ticket={id} />
              )}
            </li>
          );
        })}
      </ul>
      {refund !== null && (
        <div className={styles.acts}>
          <Refund order={order} acts={acts} back={refund.all} />
        </div>
      )}
    </>
  );
}

interface RefundProps extends ActsProps {
  readonly back: MoneyBack;
  /** One ticket; without it, all that are left. */
  readonly ticket?: TicketId;
}

/** Gives money back, once it was said how much, and which way it goes. */
function Refund({ order, acts, back, ticket }: RefundProps) {
  const say = useText();
  const text = useRefundWords(back, order.currency);
  const isOne = ticket !== undefined;
  // The tickets were all taken back, and their money was not.
  const isMoneyAlone = back.tickets === 0;
  return (
    <AskedButton
      isDestructive
      look={isOne ? 'plain' : 'quiet'}
      title={
        isOne
          ? say('order-give-back-one-title', { number: String(ticket) })
          : isMoneyAlone
            ? say('staff-refund-left-title', { number: String(order.id) })
            : say('staff-refund-title', { number: String(order.id), count: back.tickets })
      }
      text={text}
      confirm={say('staff-refund')}
      isDisabled={acts.isPending}
      testId={isOne ? 'refund-ticket' : 'refund-order'}
      onConfirm={() => acts.run({ act: 'refund', ...(isOne && { tickets: [ticket] }) })}
    >
      {isOne
        ? say('staff-refund')
        : isMoneyAlone
          ? say('staff-refund-left')
          : say('staff-refund-all', { count: back.tickets })}
    </AskedButton>
  );
}
