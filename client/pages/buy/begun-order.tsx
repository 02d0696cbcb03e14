import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { OrderView } from '../../../protocol/box-office.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import type { OpenOrder } from '../../session/index.ts';
import { useTouch } from '../../telegram/use-host.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { go } from '../go.ts';
import { orderPath } from '../links.ts';
import { MainLink } from '../main-link.tsx';
import { orderQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import styles from './buy.module.css';
import { HeldOrder } from './held-order.tsx';
import { askAgainMs, isComing, isPaid, stateOf } from './order-state.ts';
import { type Invoice, type OrderActs, useOrderActs } from './use-order-acts.ts';

interface BegunOrderProps {
  readonly open: OpenOrder;
  /** Its buyer begins anew. */
  readonly onEnd: () => void;
  /** The house does not know it. */
  readonly onUnknown: () => void;
}

/** The order that is being bought, until it is paid or over. */
export function BegunOrder({ open, onEnd, onUnknown }: BegunOrderProps) {
  const say = useText();
  const [invoice, setInvoice] = useState<Invoice | null>(null);
  const { data, error, refetch } = useQuery({
    ...orderQuery(open),
    refetchInterval: ({ state }) => askAgainMs(state.data?.order.status, invoice),
  });
  const toOrder = (): void => go(orderPath(open.orderId));
  const acts = useOrderActs(open, (act, outcome) => {
    setInvoice(outcome.invoice);
    if (act === 'cancel') onEnd();
    else if (outcome.settlement !== null && outcome.settlement !== 'refunded_no_seats') toOrder();
  });
  useTold(error instanceof Refusal && error.code === 'not_found', onUnknown);
  const hasCome = data !== undefined && isPaid(data.order.status) && isComing(invoice);
  useTouch('done', hasCome);
  useTold(hasCome, toOrder);
  if (data === undefined) {
    return error === null || (error instanceof Refusal && error.code === 'not_found') ? (
      <Waiting text={say('loading')} />
    ) : (
      <Trouble error={error} onRetry={() => void refetch()} />
    );
  }
  return <BegunOrderCard order={data.order} clockOffsetMs={data.clockOffsetMs} acts={acts} onEnd={onEnd} />;
}

/** Calls once when something has become so. */
function useTold(isSo: boolean, tell: () => void): void {
  const told = useRef(false);
  useEffect(() => {
    if (!isSo || told.current) return;
    told.current = true;
    tell();
  }, [isSo, tell]);
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
  const isLate = isOver && isComing(acts.invoice);
  return (
    <section className={styles.card} data-testid="begun-order" data-state={state} data-late={isLate}>
      <h2 className={styles.heading}>{say(`order-state-${state}`)}</h2>
      <p className={styles.quiet}>
        {acts.settlement === 'refunded_no_seats'
          ? say('buy-no-seats')
          : isLate
            ? say('pay-late')
            : say(`order-text-${state}`)}
      </p>
      {isOver ? (
        <Button look="primary" wide testId="choose-again" onPress={onEnd}>
          {say('buy-again')}
        </Button>
      ) : (
        <>
          <MainLink href={orderPath(order.orderId)} label={say('order-open')} testId="to-order" />
          <Button look="plain" wide testId="choose-again" onPress={onEnd}>
            {say('buy-more')}
          </Button>
        </>
      )}
    </section>
  );
}
