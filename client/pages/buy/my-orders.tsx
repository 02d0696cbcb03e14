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
import myOrdersStyles from './my-orders.module.css';
import { isAlive, stateOf } from './order-state.ts';

/** More would be a history, and the newest are what is looked for. */
const mostOrders = 5;

/** Orders of this browser. */
export interface Kept {
  readonly orders: readonly ListedOrder[];
  /** The house has answered for all, and none is good for anything. */
  readonly isEmpty: boolean;
}

/** The orders of this browser that are still good for something. */
export function useKeptOrders(): Kept {
  const [kept] = useState(() => new OrderBook().list().slice(0, mostOrders));
  const answers = useQueries({ queries: kept.map((order) => orderQuery(order)) });
  const known = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const living = known.filter(({ order }) => isAlive(stateOf(order, order.at)));
  const shows = useQueries({ queries: living.map(({ order }) => showQuery(order.showId)) });
  // One that could not be asked for is not lost: its page will say what is wrong.
  const unanswered = kept.filter((_order, index) => isUnreached(answers[index]?.error));
  const isAsking = answers.some(({ isPending }) => isPending);
  return {
    orders: [
      ...living.map(({ order }, index) => ({ orderId: order.orderId, order, show: shows[index]?.data })),
      ...unanswered.map(({ orderId }) => ({ orderId })),
    ],
    isEmpty: !isAsking && living.length + unanswered.length === 0,
  };
}

/** The orders of this browser; nothing where there are none. */
export function MyOrders() {
  const kept = useKeptOrders();
  return <KeptOrders kept={kept} />;
}

/** @param isTitled whether they have a headline of their own */
export function KeptOrders({ kept, isTitled = true }: { readonly kept: Kept; readonly isTitled?: boolean }) {
  return kept.orders.length === 0 ? null : <OrderList orders={kept.orders} isTitled={isTitled} />;
}

const isUnreached = (error: unknown): boolean => error instanceof Refusal && error.code !== 'not_found';

interface ListedOrder {
  readonly orderId: OrderView['orderId'];
  readonly order?: OrderView;
  readonly show?: ShowView | undefined;
}

interface OrderListProps {
  readonly orders: readonly ListedOrder[];
  readonly isTitled?: boolean;
}

/** Orders as a list of links. */
export function OrderList({ orders, isTitled = true }: OrderListProps) {
  const say = useText();
  return (
    <section
      className={isTitled ? myOrdersStyles.mine : undefined}
      aria-label={say('order-mine-browser')}
      data-testid="my-orders"
    >
      {isTitled && <h2 className={myOrdersStyles.mineTitle}>{say('order-mine-browser')}</h2>}
      <ul className={myOrdersStyles.mineList}>
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
    <a className={myOrdersStyles.mineRow} href={orderPath(orderId)} data-testid="my-order">
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
