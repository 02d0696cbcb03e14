import { useQuery } from '@tanstack/react-query';
import type { OwnOrders, OwnTicket } from '../../../protocol/box-office.ts';
import { useText } from '../../i18n/language.tsx';
import type { Session } from '../../session/index.ts';
import { useNow } from '../../ui/use-now.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { KeptOrders, useKeptOrders } from '../buy/my-orders.tsx';
import { askForMoneyMs } from '../buy/order-state.ts';
import { usePassOn } from '../pass-on.tsx';
import { ownOrdersQuery, ownTicketsQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { OrderHistory } from './order-history.tsx';
import { OwnTicketCard } from './own-ticket.tsx';
import styles from './tickets.module.css';
import { NoTickets } from './no-tickets.tsx';

/** The tickets and orders of an account. */
export function AccountTickets({ session }: { readonly session: Session }) {
  const say = useText();
  const tickets = useQuery(ownTicketsQuery(session));
  const orders = useQuery({
    ...ownOrdersQuery(session),
    refetchInterval: ({ state: { data, dataUpdatedAt } }) => {
      const waits = data?.orders.flatMap(({ returning }) => askForMoneyMs(returning, dataUpdatedAt) || []);
      return waits?.[0] ?? false;
    },
  });
  const kept = useKeptOrders();
  const error = tickets.error ?? orders.error;
  const retry = (): void => void Promise.all([tickets.refetch(), orders.refetch()]);
  if (tickets.data === undefined || orders.data === undefined) {
    return error === null ? <Waiting text={say('loading')} /> : <Trouble error={error} onRetry={retry} />;
  }
  return (
    <>
      {error !== null && <Trouble error={error} onRetry={retry} />}
      <TicketsScreen session={session} tickets={tickets.data} orders={orders.data} />
      {/* What was bought in this browser before somebody signed in is no less theirs. */}
      {!kept.isEmpty && <KeptOrders kept={kept} />}
    </>
  );
}

interface TicketsScreenProps {
  readonly session: Session;
  readonly tickets: readonly OwnTicket[];
  readonly orders: OwnOrders;
}

export function TicketsScreen({ session, tickets, orders }: TicketsScreenProps) {
  const passOn = usePassOn(session);
  const now = useNow();
  const sorted = tickets.toSorted(
    (one, other) => one.show.startsAt - other.show.startsAt || one.id - other.id,
  );
  // Several for one show are one way in.
  const first = new Map(sorted.toReversed().map(({ show, id }) => [show.id, id]));
  return (
    <>
      {tickets.length === 0 && <NoTickets text="tickets-none" />}
      {tickets.length > 0 && (
        <ul className={styles.list}>
          {sorted.map((ticket) => (
            <li key={ticket.id}>
              <OwnTicketCard
                ticket={ticket}
                session={session}
                now={now}
                isWayIn={first.get(ticket.show.id) === ticket.id}
                onPassOn={() => passOn.ask(ticket.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {passOn.dialog}
      <OrderHistory orders={orders} />
    </>
  );
}
