import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldOrder as Hold, OwnOrders } from '../../../protocol/box-office.ts';
import type { HouseInfo, ShowView } from '../../../protocol/http.ts';
import type { OrderId, ShowId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { CheckoutKey, holdSeats, type Session } from '../../session/index.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { go } from '../go.ts';
import { orderPath } from '../links.ts';
import { ownOrdersQuery, showQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { CheckoutSteps } from './checkout-steps.tsx';
import { isUnpaid } from './order-state.ts';

interface AccountCheckoutProps {
  readonly show: ShowView;
  readonly house: HouseInfo;
  readonly session: Session;
}

/** Buying as somebody whom Telegram has signed in: the house knows their orders, those begun in the chat too. */
export function AccountCheckout({ show, house, session }: AccountCheckoutProps) {
  const say = useText();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(ownOrdersQuery(session));
  // What was done on this page is newer than what the house has said; `undefined` for nothing yet.
  const [chosen, setChosen] = useState<OrderId | null>();
  const [checkout] = useState(() => new CheckoutKey());
  if (data === undefined) {
    if (error === null) return <Waiting text={say('loading')} />;
    return <Trouble error={error} onRetry={() => void refetch()} />;
  }
  const orderId = chosen === undefined ? unpaidOf(data, show.id) : chosen;
  const end = (): void => {
    // The order may be one whose answer was lost.
    checkout.renew();
    setChosen(null);
    void queries.invalidateQueries(showQuery(show.id));
    void queries.invalidateQueries(ownOrdersQuery(session));
  };
  const held = (hold: Hold): void => {
    void queries.invalidateQueries({ queryKey: ['me'] });
    // What cost nothing, or what the balance has paid, is paid at once.
    if (hold.status === 'paid') go(orderPath(hold.orderId));
    else setChosen(hold.orderId);
  };
  return (
    <CheckoutSteps
      {...{ show, house }}
      order={orderId === null ? null : { orderId, session }}
      hold={(request) => checkout.ask((requestKey) => holdSeats({ ...request, requestKey }, session))}
      onHeld={held}
      // An answer that was lost on the way leaves an order: the house then knows it.
      onRefused={() => {
        setChosen(undefined);
        void refetch();
      }}
      onEnd={end}
      onUnknown={end}
      balance={data.balance}
    />
  );
}

/** The newest order for a show that has still to be paid; `null` for none. */
function unpaidOf({ orders }: OwnOrders, showId: ShowId): OrderId | null {
  const isLeft = (holdExpiresAt: number | null): boolean =>
    holdExpiresAt === null || holdExpiresAt > Date.now();
  const order = orders.find(
    (each) => each.showId === showId && isUnpaid(each.status) && isLeft(each.holdExpiresAt),
  );
  return order?.orderId ?? null;
}
