import { Timer } from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components';
import type { OrderView } from '../../../protocol/box-office.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { useClosingQuestion } from '../../telegram/use-host.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './buy.module.css';
import { OrderSum } from './order-sum.tsx';
import { holdStage, isComing } from './order-state.ts';
import { InvoiceNotice, Pay } from './pay.tsx';
import type { OrderActs } from './use-order-acts.ts';

interface HeldOrderProps {
  readonly order: OrderView;
  readonly acts: OrderActs;
  /** The server's clock. */
  readonly now: number;
}

/** Seats that are kept for a while: how long still, what they cost, paying, and giving them back. */
export function HeldOrder({ order, acts, now }: HeldOrderProps) {
  useClosingQuestion(true);
  return isComing(acts.invoice) ? (
    <ComingMoney order={order} />
  ) : (
    <Unpaid order={order} acts={acts} now={now} />
  );
}

function Unpaid({ order, acts, now }: HeldOrderProps) {
  const say = useText();
  const { running, failed } = acts;
  return (
    <section className={styles.card} aria-labelledby="held-title" data-testid="held-order">
      <h2 id="held-title" className={styles.heading}>
        {say('buy-held-title')}
      </h2>
      {order.holdExpiresAt !== null && <Countdown msLeft={order.holdExpiresAt - now} />}
      <OrderSum order={order} />
      {failed !== null && <Trouble error={failed.error} />}
      <InvoiceNotice invoice={acts.invoice} />
      <div className={styles.stack}>
        <Pay order={order} acts={acts} />
        <Button
          look="plain"
          wide
          isPending={running === 'cancel'}
          isDisabled={running === 'pay'}
          testId="give-up"
          onPress={() => acts.run({ act: 'cancel' })}
        >
          {say('buy-give-up')}
        </Button>
      </div>
    </section>
  );
}

/** Telegram has taken the money; the box office learns of it a moment later, and only then are there tickets. */
function ComingMoney({ order }: { readonly order: OrderView }) {
  const say = useText();
  return (
    <section className={styles.card} role="status" data-testid="money-coming">
      <h2 className={styles.heading}>{say('pay-coming-title')}</h2>
      <p className={styles.quiet}>{say('pay-coming-text')}</p>
      <OrderSum order={order} />
      <Waiting text={say('pay-coming')} />
    </section>
  );
}

/** Seen every second, said once: a screen reader that counted would say nothing else. */
function Countdown({ msLeft }: { readonly msLeft: number }) {
  const say = useText();
  const isLast = holdStage(msLeft) === 'last_minute';
  return (
    <div className={styles.countdown}>
      <Timer size={20} aria-hidden />
      <span>{say('buy-held-for')}</span>
      <strong
        role="timer"
        aria-live="off"
        className={classes(styles.clock, isLast && styles.last)}
        data-testid="countdown"
      >
        {clockText(msLeft)}
      </strong>
      <VisuallyHidden>
        <span role="status">{isLast ? say('buy-last-minute') : ''}</span>
      </VisuallyHidden>
    </div>
  );
}
