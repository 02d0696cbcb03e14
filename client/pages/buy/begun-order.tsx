import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OrderView } from '../../../protocol/box-office.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import type { KeptOrder } from '../../session/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { orderPath } from '../links.ts';
import { orderQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import styles from './buy.module.css';
import { HeldOrder } from './held-order.tsx';
import { askAgainMs, stateOf } from './order-state.ts';
import { type OrderActs, useOrderActs } from './use-order-acts.ts';

interface BegunOrderProps {
  readonly kept: KeptOrder;
  /** Its buyer begins anew. */
  readonly onEnd: () => void;
  /** The house does not know it. */
  readonly onUnknown: () => void;
}

/** The order that is being bought, until it is paid or over. */
export function BegunOrder({ kept, onEnd, onUnknown }: BegunOrderProps) {
  const say = useText();
  const { data, error, refetch } = useQuery({
    ...orderQuery(kept),
    refetchInterval: ({ state }) => askAgainMs(state.data?.order.status),
  });
  const acts = useOrderActs(kept, (act, settlement) => {
    if (act === 'cancel') onEnd();
    // A step to a page of the other framing is a whole page load.
    else if (settlement !== 'refunded_no_seats') location.assign(orderPath(kept.orderId));
  });
  const isUnknown = error instanceof Refusal && error.code === 'not_found';
  const told = useRef(false);
  useEffect(() => {
    if (!isUnknown || told.current) return;
    told.current = true;
    onUnknown();
  }, [isUnknown, onUnknown]);
  if (data === undefined) {
    return error === null || isUnknown ? (
      <Waiting text={say('loading')} />
    ) : (
      <Trouble error={error} onRetry={() => void refetch()} />
    );
  }
  return <BegunOrderCard order={data.order} clockOffsetMs={data.clockOffsetMs} acts={acts} onEnd={onEnd} />;
}

interface CardProps {
  readonly order: OrderView;
  readonly clockOffsetMs: number;
  readonly acts: OrderActs;
  readonly onEnd: () => void;
}

/** What there is to do about an order that was begun here. */
export function BegunOrderCard({ order, clockOffsetMs, acts, onEnd }: CardProps) {
  const say = useText();
  const now = useNow() + clockOffsetMs;
  const state = stateOf(order, now);
  if (state === 'held') return <HeldOrder order={order} acts={acts} now={now} />;
  const isOver = state === 'expired' || state === 'cancelled';
  return (
    <section className={styles.card} data-testid="begun-order" data-state={state}>
      <h2 className={styles.heading}>{say(`order-state-${state}`)}</h2>
      <p className={styles.quiet}>
        {acts.settlement === 'refunded_no_seats' ? say('buy-no-seats') : say(`order-text-${state}`)}
      </p>
      {isOver ? (
        <Button look="primary" wide testId="choose-again" onPress={onEnd}>
          {say('buy-again')}
        </Button>
      ) : (
        <>
          <LinkButton look="primary" wide href={orderPath(order.orderId)} testId="to-order">
            {say('order-open')}
          </LinkButton>
          <Button look="plain" wide testId="choose-again" onPress={onEnd}>
            {say('buy-more')}
          </Button>
        </>
      )}
    </section>
  );
}
