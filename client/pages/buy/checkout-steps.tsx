import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { HeldOrder as Hold, HoldRequest } from '../../../protocol/box-office.ts';
import type { HouseInfo, ShowView } from '../../../protocol/http.ts';
import type { OpenOrder } from '../../session/index.ts';
import { launch, telegram } from '../../telegram/index.ts';
import { showQuery } from '../queries.ts';
import { useSurface } from '../surface.tsx';
import { BegunOrder } from './begun-order.tsx';
import { CheckoutForm } from './checkout-form.tsx';
import { CheckoutFrame, NoSale } from './checkout-frame.tsx';
import { offerOf, saleOf, sourceOf } from './choice.ts';

interface CheckoutStepsProps {
  readonly show: ShowView;
  readonly house: HouseInfo;
  /** The order that is being bought. */
  readonly order: OpenOrder | null;
  /** Keeps seats. @throws Refusal */
  readonly hold: (request: HoldRequest) => Promise<Hold>;
  readonly onHeld: (hold: Hold) => void;
  readonly onRefused?: () => void;
  /** Its buyer begins anew. */
  readonly onEnd: () => void;
  /** The house does not know the order. */
  readonly onUnknown: (order: OpenOrder) => void;
  /** Stars that the account has. */
  readonly balance?: number;
}

/** From choosing seats to having paid for them. */
export function CheckoutSteps(props: CheckoutStepsProps) {
  const { show, house, order, onEnd, onUnknown } = props;
  const till = { surface: useSurface(), payments: house.payments };
  const sale = saleOf(show, till);
  return (
    <CheckoutFrame show={show} step={order === null ? 'choosing' : 'held'}>
      {order !== null ? (
        <BegunOrder key={order.orderId} open={order} onEnd={onEnd} onUnknown={() => onUnknown(order)} />
      ) : sale === 'open' ? (
        <Choosing {...props} show={offerOf(show, till)} />
      ) : (
        <NoSale why={sale} show={show} botLink={house.botLink} />
      )}
    </CheckoutFrame>
  );
}

function Choosing({ show, hold: keep, onHeld, onRefused, balance }: CheckoutStepsProps) {
  const queries = useQueryClient();
  const surface = useSurface();
  const isAsking = useRef(false);
  const hold = useMutation({
    mutationFn: (request: Omit<HoldRequest, 'surface'>) =>
      keep({ ...request, surface, ...sourceOf(launch?.startParam ?? null) }),
    onSuccess: (held) => {
      telegram?.feel('chosen');
      onHeld(held);
    },
    onError: () => {
      telegram?.feel('wrong');
      // What has been sold meanwhile is shown beside the refusal.
      void queries.invalidateQueries(showQuery(show.id));
      onRefused?.();
    },
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
      {...(balance !== undefined && { balance })}
      onHold={(request) => {
        // The second half of a double click comes before the button is drawn anew: one order.
        if (isAsking.current) return;
        isAsking.current = true;
        hold.mutate(request);
      }}
    />
  );
}
