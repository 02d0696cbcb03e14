import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { HeldOrder as Hold, HoldRequest } from '../../../protocol/box-office.ts';
import { type HouseInfo, type ShowView } from '../../../protocol/http.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { holdSeats, type KeptOrder, newOrderSecret, OrderBook } from '../../session/index.ts';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { orderPath } from '../links.ts';
import { NotFoundPage } from '../not-found.tsx';
import { houseQuery, showQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { BegunOrder } from './begun-order.tsx';
import { CheckoutForm } from './checkout-form.tsx';
import { CheckoutFrame, NoSale } from './checkout-frame.tsx';
import { saleOf } from './choice.ts';

/** Where seats are chosen, kept and paid for. */
export default function CheckoutPage({ showId }: { readonly showId: string }) {
  const id = ShowId.safeParse(Number(showId));
  return id.success ? <KnownCheckout id={id.data} /> : <NotFoundPage />;
}

function KnownCheckout({ id }: { readonly id: ShowId }) {
  const say = useText();
  const show = useQuery(showQuery(id));
  const house = useQuery(houseQuery);
  const error = show.error ?? house.error;
  if (error instanceof Refusal && error.code === 'not_found') return <NotFoundPage what="show" />;
  const retry = (): void => void Promise.all([show.refetch(), house.refetch()]);
  return (
    <Page isNarrow title={show.data === undefined ? undefined : say('buy-page', { title: show.data.title })}>
      {show.data !== undefined && house.data !== undefined ? (
        <Checkout show={show.data} payments={house.data.payments} />
      ) : error !== null ? (
        <Trouble error={error} onRetry={retry} />
      ) : (
        <Waiting text={say('loading')} />
      )}
    </Page>
  );
}

interface CheckoutProps {
  readonly show: ShowView;
  readonly payments: HouseInfo['payments'];
}

function Checkout({ show, payments }: CheckoutProps) {
  const queries = useQueryClient();
  const [book] = useState(() => new OrderBook());
  const [order, setOrder] = useState<KeptOrder | null>(() => book.begun(show.id));
  const end = (): void => {
    book.begin(show.id, null);
    setOrder(null);
    // The seats that were kept are there again.
    void queries.invalidateQueries(showQuery(show.id));
  };
  const forget = (gone: KeptOrder): void => {
    book.forget(gone.orderId);
    end();
  };
  const held = ({ orderId, secret, status }: Hold): void => {
    if (secret === undefined) throw new Error('an order without an account has a secret');
    book.keep(orderId, secret);
    // What cost nothing is paid at once.
    if (status === 'paid') location.assign(orderPath(orderId));
    else {
      book.begin(show.id, orderId);
      setOrder({ orderId, secret });
    }
  };
  const sale = saleOf(show, payments);
  return (
    <CheckoutFrame show={show} step={order === null ? 'choosing' : 'held'}>
      {order !== null ? (
        <BegunOrder kept={order} onEnd={end} onUnknown={() => forget(order)} />
      ) : sale === 'open' ? (
        <Choosing show={show} onHeld={held} />
      ) : (
        <NoSale why={sale} show={show} />
      )}
    </CheckoutFrame>
  );
}

function Choosing({ show, onHeld }: { readonly show: ShowView; readonly onHeld: (hold: Hold) => void }) {
  const queries = useQueryClient();
  const isAsking = useRef(false);
  // The same until there is an order: an answer that was lost on the way leaves one that nobody here knows of.
  const secret = useRef(newOrderSecret());
  const hold = useMutation({
    mutationFn: (request: HoldRequest) => holdSeats({ ...request, secret: secret.current }),
    onSuccess: (held) => {
      secret.current = newOrderSecret();
      onHeld(held);
    },
    // What has been sold meanwhile is shown beside the refusal.
    onError: () => void queries.invalidateQueries(showQuery(show.id)),
    onSettled: () => {
      isAsking.current = false;
    },
  });
  // Coming back by the browser's own button may show the page as it was left.
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) void queries.invalidateQueries();
    };
    addEventListener('pageshow', onShow);
    return () => removeEventListener('pageshow', onShow);
  }, [queries]);
  return (
    <CheckoutForm
      show={show}
      isPending={hold.isPending}
      error={hold.error}
      onHold={(request) => {
        // The second half of a double click comes before the button is drawn anew: one order.
        if (isAsking.current) return;
        isAsking.current = true;
        hold.mutate(request);
      }}
    />
  );
}
