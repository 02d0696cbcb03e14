import type { OrderView } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { useText } from '../../i18n/language.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { showPath } from '../links.ts';
import { ShowFacts, ShowTime } from '../show-facts.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './buy.module.css';
import { CalendarButton } from './calendar-button.tsx';
import { CopyOrderLink } from './copy-order-link.tsx';
import { GiveBack } from './give-back.tsx';
import { HeldOrder } from './held-order.tsx';
import { OrderSum } from './order-sum.tsx';
import { isPaid, stateOf } from './order-state.ts';
import { OrderTickets } from './order-tickets.tsx';
import type { OrderActs } from './use-order-acts.ts';

export interface OrderScreenProps {
  readonly order: OrderView;
  /** By how much the server's clock is ahead of the device's, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Unknown until it is loaded, and when it cannot be. */
  readonly show: ShowView | undefined;
  readonly acts: OrderActs;
  readonly secret: string;
}

/** An order in the state that it is in: what that means, and what can be done. */
export function OrderScreen({ order, clockOffsetMs, show, acts, secret }: OrderScreenProps) {
  const say = useText();
  const now = useNow() + clockOffsetMs;
  const state = stateOf(order, now);
  return (
    <article className={styles.page} data-testid="order" data-state={state}>
      <header className={styles.head}>
        <p className={styles.quiet}>{say('order-title', { number: String(order.orderId) })}</p>
        <h1 className={styles.title}>{show?.title ?? say(`order-state-${state}`)}</h1>
        {show !== undefined && (
          <>
            <ShowTime show={show} />
            <ShowFacts show={show} />
          </>
        )}
      </header>
      {state === 'held' ? (
        <HeldOrder order={order} acts={acts} now={now} />
      ) : (
        <StateCard order={order} state={state} acts={acts} />
      )}
      {acts.failed !== null && acts.failed.act === 'refund' && <Trouble error={acts.failed.error} />}
      {isPaid(state) && order.tickets.length > 0 && (
        <Bought order={order} show={show} acts={acts} secret={secret} />
      )}
    </article>
  );
}

interface StateCardProps {
  readonly order: OrderView;
  readonly state: ReturnType<typeof stateOf>;
  readonly acts: OrderActs;
}

function StateCard({ order, state, acts }: StateCardProps) {
  const say = useText();
  const isOver = state === 'expired' || state === 'cancelled' || state === 'refunded';
  // Of a paid order that has none the theatre has revoked them.
  const words = isPaid(state) && order.tickets.length === 0 ? 'revoked' : state;
  return (
    <section className={styles.card} role="status" data-testid="order-state">
      <h2 className={styles.heading}>{say(`order-state-${words}`)}</h2>
      <p className={styles.quiet}>
        {acts.settlement === 'refunded_no_seats' ? say('buy-no-seats') : say(`order-text-${words}`)}
      </p>
      {state === 'awaiting_payment' && <Waiting text={say('order-waiting')} />}
      <OrderSum order={order} />
      {isOver && (
        <LinkButton
          look={state === 'expired' ? 'primary' : 'quiet'}
          wide
          href={showPath(order.showId)}
          testId="to-show"
        >
          {say(state === 'expired' ? 'buy-again' : 'buy-to-show')}
        </LinkButton>
      )}
    </section>
  );
}

/** The tickets, and what one does with them before the show. */
function Bought({ order, show, acts, secret }: Omit<OrderScreenProps, 'clockOffsetMs'>) {
  const say = useText();
  // After the show there is nothing to give back; of a cancelled one the theatre gives the money back itself.
  const mayGiveBack = show?.status !== 'finished' && show?.status !== 'cancelled';
  return (
    <>
      {show !== undefined && !mayGiveBack && <Notice>{say(`show-${show.status}`)}</Notice>}
      <OrderTickets order={order} acts={acts} mayGiveBack={mayGiveBack && order.tickets.length > 1} />
      <section className={styles.acts} aria-label={say('order-acts')}>
        {show !== undefined && <CalendarButton order={order} show={show} />}
        <CopyOrderLink orderId={order.orderId} secret={secret} />
        {mayGiveBack && <GiveBack acts={acts} count={order.tickets.length} />}
      </section>
      <p className={styles.quiet}>{say('order-keep-text')}</p>
    </>
  );
}
