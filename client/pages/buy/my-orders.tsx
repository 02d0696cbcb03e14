import { useQueries } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { OrderView } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { OrderBook } from '../../session/index.ts';
import { orderPath } from '../links.ts';
import { orderQuery, showQuery } from '../queries.ts';
import { ShowTime } from '../show-facts.tsx';
import styles from './buy.module.css';
import { isAlive, stateOf } from './order-state.ts';

/** More would be a history, and the newest are what is looked for. */
const mostOrders = 5;

/** The orders of this browser that are still good for something; nothing where there are none. */
export function MyOrders() {
  const [kept] = useState(() => new OrderBook().list().slice(0, mostOrders));
  const answers = useQueries({ queries: kept.map((order) => orderQuery(order)) });
  const known = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const living = known.filter(({ order }) => isAlive(stateOf(order, order.at)));
  const shows = useQueries({ queries: living.map(({ order }) => showQuery(order.showId)) });
  // One that could not be asked for is not lost: its page will say what is wrong.
  const unanswered = kept.filter((_order, index) => isUnreached(answers[index]?.error));
  if (living.length + unanswered.length === 0) return null;
  return (
    <OrderList
      orders={[
        ...living.map(({ order }, index) => ({ orderId: order.orderId, order, show: shows[index]?.data })),
        ...unanswered.map(({ orderId }) => ({ orderId })),
      ]}
    />
  );
}

const isUnreached = (error: unknown): boolean => error instanceof Refusal && error.code !== 'not_found';

interface ListedOrder {
  readonly orderId: OrderView['orderId'];
  readonly order?: OrderView;
  readonly show?: ShowView | undefined;
}

/** Orders as a list of links. */
export function OrderList({ orders }: { readonly orders: readonly ListedOrder[] }) {
  const say = useText();
  return (
    <section className={styles.mine} aria-labelledby="my-orders" data-testid="my-orders">
      <h2 id="my-orders" className={styles.mineTitle}>
        {say('order-mine')}
      </h2>
      <ul className={styles.mineList}>
        {orders.map((each) => (
          <li key={each.orderId}>
            <OrderRow {...each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrderRow({ orderId, order, show }: ListedOrder) {
  const say = useText();
  const count = order?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  return (
    <a className={styles.mineRow} href={orderPath(orderId)} data-testid="my-order">
      <div>
        <strong>{show?.title ?? say('order-title', { number: String(orderId) })}</strong>
        {show !== undefined && <ShowTime show={show} />}
        {order !== undefined && (
          <p className={styles.quiet}>
            {say('order-tickets', { count })} · {say(`order-short-${order.status}`)}
          </p>
        )}
      </div>
      <ChevronRight size={20} aria-hidden />
    </a>
  );
}
