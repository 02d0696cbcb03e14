import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { OrderId } from '../../../protocol/ids.ts';
import { pages } from '../../../protocol/pages.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { type OpenOrder, OrderBook } from '../../session/index.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { ForUser } from '../for-user.tsx';
import { BackLink } from '../back-link.tsx';
import doors from '../doors/doors.module.css';
import { NotFoundPage } from '../not-found.tsx';
import { orderQuery, showQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { OrderScreen, type OrderScreenProps } from './order-screen.tsx';
import { askAgainMs, askForMoneyMs } from './order-state.ts';
import { useKeptOrder } from './use-kept-order.ts';
import { useOrderActs } from './use-order-acts.ts';

/** What was bought, for the account that it is of, and for whoever has the order's secret. */
export default function OrderPage({ orderId }: { readonly orderId: string }) {
  const id = OrderId.safeParse(Number(orderId));
  return id.success ? <AddressedOrder id={id.data} /> : <NotFoundPage />;
}

function AddressedOrder({ id }: { readonly id: OrderId }) {
  const say = useText();
  const kept = useKeptOrder(id);
  return (
    <Page isNarrow title={say('order-title', { number: String(id) })}>
      <BackLink href={pages.tickets.path} text={say('tickets-title')} />
      {kept === null ? <OfAccount id={id} /> : <KnownOrder key={kept.secret} open={kept} />}
    </Page>
  );
}

/** Without a secret here, it may be an order of whoever is signed in. */
function OfAccount({ id }: { readonly id: OrderId }) {
  return <ForUser known={(session) => <KnownOrder open={{ orderId: id, session }} />} nobody={<NoOrder />} />;
}

/** For an address that this browser has no secret for. */
export function NoOrder() {
  const say = useText();
  return (
    <div className={doors.door} data-testid="no-order">
      <h1 className={doors.title}>{say('order-none-title')}</h1>
      <p className={doors.text}>{say('order-none-text')}</p>
      <LinkButton look="primary" href={pages.start.path}>
        {say('action-to-start')}
      </LinkButton>
    </div>
  );
}

function KnownOrder({ open }: { readonly open: OpenOrder }) {
  const say = useText();
  const acts = useOrderActs(open);
  const { data, error, refetch } = useQuery({
    ...orderQuery(open),
    refetchInterval: ({ state: { data: answer } }) =>
      askAgainMs(answer?.order.status, acts.invoice) ||
      askForMoneyMs(answer?.order.returning, answer?.order.at ?? 0),
  });
  const isUnknown = error instanceof Refusal && error.code === 'not_found';
  const isKept = 'secret' in open;
  useEffect(() => {
    if (isUnknown && isKept) new OrderBook().forget(open.orderId);
  }, [isUnknown, isKept, open.orderId]);
  if (isUnknown) return <NoOrder />;
  if (data === undefined) {
    if (error === null) return <Waiting text={say('loading')} />;
    return <Trouble error={error} onRetry={() => void refetch()} />;
  }
  return (
    <>
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      <OfShow {...data} acts={acts} open={open} />
    </>
  );
}

/** An order is worth showing even when its show cannot be. */
function OfShow(props: Omit<OrderScreenProps, 'show'>) {
  const { data } = useQuery(showQuery(props.order.showId));
  return <OrderScreen {...props} show={data} />;
}
