import type { OrderView } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import type { OpenOrder } from '../../session/index.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { showPath } from '../links.ts';
import { priceText, ShowFacts, ShowTime } from '../show-facts.tsx';
import { Trouble } from '../trouble.tsx';
import { Bought } from './bought.tsx';
import styles from './buy.module.css';
import { HeldOrder } from './held-order.tsx';
import { useBackWords } from './money-back.ts';
import { LinksAgain } from './links-again.tsx';
import { OrderSum } from './order-sum.tsx';
import { calledOffOf, isComing, isOn, isPaid, stateOf } from './order-state.ts';
import { InvoiceNotice, Pay } from './pay.tsx';
import type { OrderActs } from './use-order-acts.ts';

export interface OrderScreenProps {
  readonly order: OrderView;
  /** By how much the server's clock is ahead of the device's, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Unknown until it is loaded, and when it cannot be. */
  readonly show: ShowView | undefined;
  readonly acts: OrderActs;
  /** What opens the order. */
  readonly open: OpenOrder;
}

/** An order in the state that it is in: what that means, and what can be done. */
export function OrderScreen({ order, clockOffsetMs, show, acts, open }: OrderScreenProps) {
  const say = useText();
  const now = useNow() + clockOffsetMs;
  const state = stateOf(order, now);
  const isOff = show?.status === 'cancelled';
  return (
    <article className={styles.page} data-testid="order" data-state={state}>
      <header className={styles.head}>
        <p className={styles.quiet}>{say('order-title', { number: String(order.orderId) })}</p>
        <h1 className={styles.title}>{show?.title ?? say(`order-state-${state}`)}</h1>
        {show !== undefined && (
          <>
            <ShowTime show={show} />
            {!isOff && <ShowFacts show={show} />}
          </>
        )}
      </header>
      {isOff ? (
        <CalledOff order={order} state={state} />
      ) : state === 'held' ? (
        <HeldOrder order={order} acts={acts} now={now} />
      ) : (
        <StateCard order={order} state={state} acts={acts} isOwn={'session' in open} />
      )}
      {acts.failed !== null && acts.failed.act === 'refund' && <Trouble error={acts.failed.error} />}
      {isPaid(state) && isOn(show) && order.unclaimed.length > 0 && <LinksAgain order={order} open={open} />}
      {!isOff && isPaid(state) && order.tickets.length > 0 && (
        <Bought {...{ order, show, acts, open, now }} />
      )}
    </article>
  );
}

/** What of its money goes back: that it is on its way, or which way it went; nothing where nothing does. */
export function MoneyBackLine({
  returning,
  givenBack,
  currency,
}: Pick<OrderView, 'returning' | 'givenBack' | 'currency'>) {
  const say = useText();
  const { locale } = useLanguage();
  const ways = useBackWords('gone', givenBack, currency);
  if (returning === null) return null;
  const { amount, isDone } = returning;
  const sum = priceText({ amount, currency }, locale, say);
  // What came twice and went back is none of what the order has given back.
  const gone = ways.length > 0 ? ways.join(' ') : say('order-money-back', { sum });
  return (
    <p className={styles.quiet} data-testid="money-back" data-done={isDone}>
      {isDone ? gone : say('order-money-coming', { sum })}
    </p>
  );
}

type State = ReturnType<typeof stateOf>;

/** Of a show that was called off, this comes first: what becomes of the money. The tickets are of no use any more. */
function CalledOff({ order, state }: Pick<StateCardProps, 'order' | 'state'>) {
  const say = useText();
  return (
    <section className={styles.card} role="status" data-testid="order-called-off">
      <h2 className={styles.heading}>{say('order-state-called_off')}</h2>
      <p className={styles.quiet}>{say(`order-called-off-${calledOffOf(order, state)}`)}</p>
      <OrderSum order={order} />
      <MoneyBackLine {...order} />
    </section>
  );
}

interface StateCardProps {
  readonly order: OrderView;
  readonly state: State;
  readonly acts: OrderActs;
  /** Of the account that is signed in, which needs no links. */
  readonly isOwn: boolean;
}

function StateCard({ order, state, acts, isOwn }: StateCardProps) {
  const say = useText();
  const isOver = state === 'expired' || state === 'cancelled' || state === 'refunded';
  const found = wordsOf(order, state);
  const words = found === 'paid' && isOwn ? 'own' : found;
  return (
    <section className={styles.card} role="status" data-testid="order-state">
      <h2 className={styles.heading}>{say(`order-state-${found}`)}</h2>
      <p className={styles.quiet}>
        {acts.settlement === 'refunded_no_seats'
          ? say('buy-no-seats')
          : state === 'expired' && isComing(acts.invoice)
            ? say('pay-late')
            : say(`order-text-${words}`)}
      </p>
      {state === 'awaiting_payment' && <Waiting text={say('order-waiting')} />}
      <OrderSum order={order} />
      <MoneyBackLine {...order} />
      {order.passedOn > 0 && order.tickets.length > 0 && (
        <p className={styles.quiet} data-testid="passed-on">
          {say('order-passed-on', { count: order.passedOn })}
        </p>
      )}
      {state === 'awaiting_payment' && <PayAgain order={order} acts={acts} />}
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

/** Which words stand for an order's state: a paid one may have no tickets any more. */
function wordsOf({ tickets, passedOn }: OrderView, state: State): State | 'revoked' | 'passed' {
  if (!isPaid(state) || tickets.length > 0) return state;
  return passedOn > 0 ? 'passed' : 'revoked';
}

/** Who has closed the sheet of the invoice too early can open it again. */
function PayAgain({ order, acts }: Pick<StateCardProps, 'order' | 'acts'>) {
  if (acts.invoice !== 'cancelled' && acts.invoice !== 'failed') return null;
  return (
    <>
      <InvoiceNotice invoice={acts.invoice} />
      <Pay order={order} acts={acts} />
    </>
  );
}
