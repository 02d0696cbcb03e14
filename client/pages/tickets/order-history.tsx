import { ChevronRight } from 'lucide-react';
import type { OwnOrders } from '../../../protocol/box-office.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import myOrdersStyles from '../buy/my-orders.module.css';
import { stateOf } from '../buy/order-state.ts';
import { orderPath } from '../links.ts';
import { seatPriceText } from '../show-facts.tsx';
import styles from './tickets.module.css';

/** What an account has bought, and what it has left of what came back as balance. */
export function OrderHistory({ orders: { orders, balance } }: { readonly orders: OwnOrders }) {
  const say = useText();
  const now = useNow(60_000);
  if (orders.length === 0 && balance === 0) return null;
  return (
    <section className={styles.orders} aria-labelledby="orders-title" data-testid="own-orders">
      <h2 id="orders-title" className={styles.subtitle}>
        {say('order-mine')}
      </h2>
      {balance !== 0 && (
        <p className={styles.balance} data-testid="balance">
          {say('tickets-balance', { amount: balance })}
        </p>
      )}
      <ul className={myOrdersStyles.mineList}>
        {orders.map((order) => (
          <li key={order.orderId}>
            <Row order={order} state={stateOf(order, now)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type OwnOrder = OwnOrders['orders'][number];

function Row({ order, state }: { readonly order: OwnOrder; readonly state: OwnOrder['status'] }) {
  const say = useText();
  const { locale } = useLanguage();
  const { orderId, show, startsAt, seats, amount, currency, returning } = order;
  return (
    <a
      className={myOrdersStyles.mineRow}
      href={orderPath(orderId)}
      data-testid="own-order"
      data-state={state}
    >
      <div>
        <strong>{show}</strong>
        <p className={styles.quiet}>{momentText(startsAt, locale)}</p>
        <p className={styles.quiet}>
          {say('order-tickets', { count: seats })} · {seatPriceText([{ amount, currency }], locale, say)} ·{' '}
          {say(`order-short-${state}`)}
          {returning?.isDone === false && ` · ${say('order-short-money-coming')}`}
        </p>
      </div>
      <ChevronRight size={20} aria-hidden />
    </a>
  );
}
