import { Gift } from 'lucide-react';
import type { OrderView } from '../../../protocol/box-office.ts';
import type { IssuedTicket } from '../../../protocol/http.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr.tsx';
import styles from './buy.module.css';
import { GiveBack } from './give-back.tsx';
import type { OrderActs } from './use-order-acts.ts';

interface OrderTicketsProps {
  readonly order: OrderView;
  readonly acts: OrderActs;
  /** Of the account that is signed in: it enters by itself, and needs no link. */
  readonly isOwn: boolean;
  /** Each by itself. */
  readonly mayGiveBack: boolean;
  readonly onPassOn?: (ticket: TicketId) => void;
}

/** Every ticket of an order: its code, its way in, passing it on, and giving it back. */
export function OrderTickets({ order: { tickets }, ...rest }: OrderTicketsProps) {
  const say = useText();
  return (
    <section className={styles.page} aria-labelledby="tickets-title">
      <h2 id="tickets-title" className={styles.heading}>
        {say('order-tickets', { count: tickets.length })}
      </h2>
      <ul className={styles.tickets}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TicketCardProps extends Omit<OrderTicketsProps, 'order'> {
  readonly ticket: IssuedTicket;
}

function TicketCard({ ticket, acts, isOwn, mayGiveBack, onPassOn }: TicketCardProps) {
  const say = useText();
  const number = String(ticket.id);
  return (
    <article
      className={styles.ticket}
      aria-label={say('order-ticket', { number })}
      data-testid="order-ticket"
    >
      <div className={styles.ticketFacts}>
        <h3 className={styles.label}>{say('order-ticket', { number })}</h3>
        {!isOwn && (
          <LinkButton look="primary" wide href={ticket.link} testId="open-ticket-link">
            {say('ticket-open')}
          </LinkButton>
        )}
        {onPassOn !== undefined && <PassOnButton number={number} onPress={() => onPassOn(ticket.id)} />}
      </div>
      <QrCode text={ticket.qr} label={`${say('ticket-qr')} ${number}`} />
      {mayGiveBack && (
        <div className={styles.ticketBack}>
          <GiveBack acts={acts} tickets={[ticket.id]} isOne />
        </div>
      )}
    </article>
  );
}

/** @param number of the ticket, for those who hear many of these */
export function PassOnButton({ number, onPress }: { readonly number: string; readonly onPress: () => void }) {
  const say = useText();
  return (
    <Button
      wide
      icon={<Gift size={20} aria-hidden />}
      label={`${say('pass-on')}: ${say('order-ticket', { number })}`}
      testId="pass-on"
      onPress={onPress}
    >
      {say('pass-on')}
    </Button>
  );
}
