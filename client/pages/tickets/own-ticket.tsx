import { useQuery } from '@tanstack/react-query';
import { Gift } from 'lucide-react';
import type { OwnTicket } from '../../../protocol/box-office.ts';
import { pages } from '../../../protocol/pages.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import type { Session } from '../../session/index.ts';
import { LinkButton } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr.tsx';
import { RefundableUntil } from '../buy/bought.tsx';
import { CalendarButton } from '../buy/calendar-button.tsx';
import { GiveBack } from '../buy/give-back.tsx';
import { isRefundable } from '../buy/order-state.ts';
import { PassOnButton } from '../buy/order-tickets.tsx';
import { useOrderActs } from '../buy/use-order-acts.ts';
import { housePath, showPath } from '../links.ts';
import { orderQuery } from '../queries.ts';
import { ShowTime } from '../show-facts.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './tickets.module.css';

interface OwnTicketCardProps {
  readonly ticket: OwnTicket;
  readonly session: Session;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of several tickets for one show the first leads in. */
  readonly isWayIn: boolean;
  readonly onPassOn: () => void;
}

/** One ticket: what for, the way in, its code, and what else can be done with it. */
export function OwnTicketCard({ ticket, session, now, isWayIn, onPassOn }: OwnTicketCardProps) {
  const say = useText();
  const { show, category, isGift } = ticket;
  const number = String(ticket.id);
  const isCancelled = show.status === 'cancelled';
  return (
    <article
      className={styles.ticket}
      aria-label={`${show.title}, ${say('order-ticket', { number })}`}
      data-testid="own-ticket"
    >
      <header className={styles.head}>
        <h2 className={styles.show}>
          <a href={showPath(show.id)}>{show.title}</a>
        </h2>
        <ShowTime show={show} />
        <p className={styles.quiet}>{say('ticket-category', { category, number })}</p>
        {isGift && (
          <p className={styles.gift}>
            <Gift size={18} aria-hidden />
            {say('ticket-gift')}
          </p>
        )}
      </header>
      <div className={styles.code}>
        <QrCode text={ticket.qr} label={`${say('ticket-qr')} ${number}`} />
      </div>
      {isCancelled && <p className={styles.quiet}>{say('show-cancelled')}</p>}
      <div className={styles.acts}>
        {isWayIn && !isCancelled && <WayIn ticket={ticket} now={now} />}
        {!isCancelled && <PassOnButton number={number} onPress={onPassOn} />}
        {!isCancelled && <CalendarButton showId={show.id} />}
        {!isGift && !isCancelled && <Back ticket={ticket} session={session} now={now} />}
      </div>
    </article>
  );
}

/** In, or when the doors open and what to do until then. */
function WayIn({ ticket: { show, doorsAt, isOpen }, now }: Pick<OwnTicketCardProps, 'ticket' | 'now'>) {
  const say = useText();
  const { locale } = useLanguage();
  if (isOpen || now >= doorsAt) {
    return (
      <LinkButton look="primary" wide href={housePath(show.id)} testId="enter">
        {say('ticket-enter')}
      </LinkButton>
    );
  }
  return (
    <>
      <p className={styles.quiet}>{say('ticket-doors', { when: momentText(doorsAt, locale) })}</p>
      <LinkButton wide href={pages.check.path} testId="to-check">
        {say('ticket-check')}
      </LinkButton>
    </>
  );
}

/** Giving it back, as long as its order lets one. */
function Back({ ticket, session, now }: Pick<OwnTicketCardProps, 'ticket' | 'session' | 'now'>) {
  const order = { orderId: ticket.orderId, session };
  const { data, error, refetch } = useQuery(orderQuery(order));
  const acts = useOrderActs(order);
  if (data === undefined) {
    return error === null ? null : <Trouble error={error} onRetry={() => void refetch()} />;
  }
  const serverNow = now + data.clockOffsetMs;
  return (
    <>
      {acts.failed !== null && <Trouble error={acts.failed.error} />}
      {isRefundable(data.order, serverNow) && <GiveBack order={data.order} acts={acts} ticket={ticket.id} />}
      <RefundableUntil order={data.order} now={serverNow} />
    </>
  );
}
