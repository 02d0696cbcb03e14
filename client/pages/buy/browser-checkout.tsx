import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldOrder as Hold } from '../../../protocol/box-office.ts';
import type { HouseInfo, ShowView } from '../../../protocol/http.ts';
import { CheckoutKey, holdSeats, type KeptOrder, OrderBook } from '../../session/index.ts';
import { go } from '../go.ts';
import { orderPath } from '../links.ts';
import { showQuery } from '../queries.ts';
import { CheckoutSteps } from './checkout-steps.tsx';

interface BrowserCheckoutProps {
  readonly show: ShowView;
  readonly house: HouseInfo;
}

/** Buying without an account: the secret of the order is kept in this browser. */
export function BrowserCheckout({ show, house }: BrowserCheckoutProps) {
  const queries = useQueryClient();
  const [book] = useState(() => new OrderBook());
  const [order, setOrder] = useState<KeptOrder | null>(() => book.begun(show.id));
  const [chosen] = useState(() => new CheckoutKey());
  const end = (): void => {
    book.begin(show.id, null);
    setOrder(null);
    // The seats that were kept are there again.
    void queries.invalidateQueries(showQuery(show.id));
  };
  const held = ({ orderId, secret, status }: Hold): void => {
    if (secret === undefined) throw new Error('an order without an account has a secret');
    book.keep(orderId, secret);
    // What cost nothing is paid at once.
    if (status === 'paid') go(orderPath(orderId));
    else {
      book.begin(show.id, orderId);
      setOrder({ orderId, secret });
    }
  };
  return (
    <CheckoutSteps
      {...{ show, house, order }}
      hold={(request) => chosen.ask((key) => holdSeats({ ...request, secret: key }))}
      onHeld={held}
      onEnd={end}
      onUnknown={({ orderId }) => {
        book.forget(orderId);
        end();
      }}
    />
  );
}
