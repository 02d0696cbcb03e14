import type { OrderView } from '../../../protocol/box-office.ts';
import type { IssuedTicket } from '../../../protocol/http.ts';
import { useText } from '../../i18n/language.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr.tsx';
import styles from './buy.module.css';
import { GiveBack } from './give-back.tsx';
import type { OrderActs } from './use-order-acts.ts';

interface OrderTicketsProps {
  readonly order: OrderView;
  readonly acts: OrderActs;
  /** Each by itself. */
  readonly mayGiveBack: boolean;
}

/** Every ticket of an order: its code, its way in, and giving it back. */
export function OrderTickets({ order: { tickets }, acts, mayGiveBack }: OrderTicketsProps) {
  const say = useText();
  return (
    <section className={styles.page} aria-labelledby="tickets-title">
      <h2 id="tickets-title" className={styles.heading}>
        {say('order-tickets', { count: tickets.length })}
      </h2>
      <ul className={styles.tickets}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} acts={acts} mayGiveBack={mayGiveBack} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TicketCardProps extends Pick<OrderTicketsProps, 'acts' | 'mayGiveBack'> {
  readonly ticket: IssuedTicket;
}

function TicketCard({ ticket, acts, mayGiveBack }: TicketCardProps) {
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
        <LinkButton look="primary" wide href={ticket.link} testId="open-ticket-link">
          {say('ticket-open')}
        </LinkButton>
      </div>
      <QrCode text={ticket.qr} label={`${say('ticket-qr')} ${number}`} />
      {mayGiveBack && (
        <div className={styles.ticketBack}>
          <GiveBack acts={acts} ticket={ticket.id} count={1} />
        </div>
      )}
    </article>
  );
}
