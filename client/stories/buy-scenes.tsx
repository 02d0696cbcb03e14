import type { ReactNode } from 'react';
import { OrderView } from '../../protocol/box-office.ts';
import type { ShowView } from '../../protocol/http.ts';
import { Refusal, type RefusalCode } from '../../protocol/refusal.ts';
import { useText } from '../i18n/language.tsx';
import { BegunOrderCard } from '../pages/buy/begun-order.tsx';
import { CheckoutForm } from '../pages/buy/checkout-form.tsx';
import { CheckoutFrame, NoSale } from '../pages/buy/checkout-frame.tsx';
import { AskToGiveBack } from '../pages/buy/give-back.tsx';
import { OrderList } from '../pages/buy/my-orders.tsx';
import { NoOrder } from '../pages/buy/order-page.tsx';
import { OrderScreen } from '../pages/buy/order-screen.tsx';
import type { OrderActs } from '../pages/buy/use-order-acts.ts';
import { ShowPage } from '../pages/show.tsx';
import { SurfaceContext } from '../pages/surface.tsx';
import { Trouble } from '../pages/trouble.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import type { Scene } from './house-scenes.tsx';
import { inStars, order, refundOf, ticket } from './orders.ts';
import { onSale } from './people.ts';

const page = (screen: ReactNode): Scene => ({
  screen: <Page isNarrow>{screen}</Page>,
  state: {},
  isPage: true,
});
/** In Telegram's window; its own buttons are not of the page. */
const inTelegram = (screen: ReactNode): Scene =>
  page(<SurfaceContext value="telegram">{screen}</SurfaceContext>);
const nothing = (): void => undefined;

/** Acts that go nowhere. */
const acts = (change: Partial<OrderActs> = {}): OrderActs => ({
  ...{ run: nothing, running: null, failed: null, settlement: null, invoice: null },
  ...change,
});

/** Every state of buying a ticket, and of an order. */
export function buyScenes(): Record<string, Scene> {
  return { ...choosing(), ...begun(), ...orders(), ...aside() };
}

function choosing(): Record<string, Scene> {
  const form = (change: { error?: RefusalCode; isPending?: boolean; show?: ShowView } = {}): Scene => {
    const { error, isPending = false, show = onSale } = change;
    const refusal =
      error === undefined
        ? null
        : new Refusal(error, 'of a story', { retryAfterSeconds: error === 'busy' ? 2 : undefined });
    return page(
      <CheckoutFrame show={show} step="choosing">
        <CheckoutForm show={show} onHold={nothing} isPending={isPending} error={refusal} />
      </CheckoutFrame>,
    );
  };
  const none = (why: 'sold_out' | 'in_telegram' | 'no', show: ShowView = onSale): Scene =>
    page(
      <CheckoutFrame show={show} step="choosing">
        <NoSale why={why} show={show} botLink="https://t.me/rampa_bot" />
      </CheckoutFrame>,
    );
  return {
    'buy-form': form(),
    'buy-plain': form({ show: { ...onSale, categories: onSale.categories.slice(1, 2) } }),
    'buy-keeping': form({ isPending: true }),
    'buy-refused-sold-out': form({ error: 'sold_out' }),
    'buy-refused-held': form({ error: 'too_many_held' }),
    'buy-refused-free': form({ error: 'too_many_free' }),
    'buy-refused-busy': form({ error: 'busy' }),
    'buy-refused-code': form({ error: 'promo_code_unknown' }),
    'buy-refused-network': form({ error: 'unavailable' }),
    'buy-none-left': none('sold_out'),
    'buy-not-here': none('no'),
    'buy-in-telegram': none('in_telegram'),
    'buy-with-balance': page(
      <CheckoutFrame show={inStars} step="choosing">
        <CheckoutForm show={inStars} onHold={nothing} isPending={false} error={null} balance={120} />
      </CheckoutFrame>,
    ),
    'buy-finished': none('no', { ...onSale, status: 'finished' }),
    'buy-cancelled': none('no', { ...onSale, status: 'cancelled' }),
  };
}

function begun(): Record<string, Scene> {
  const card = (change: Parameters<typeof order>[0] = {}, more: Partial<OrderActs> = {}): Scene =>
    page(
      <CheckoutFrame show={onSale} step="held">
        <BegunOrderCard order={order(change)} clockOffsetMs={0} acts={acts(more)} onEnd={nothing} />
      </CheckoutFrame>,
    );
  const failed = { act: 'pay', error: new Refusal('unavailable', 'of a story') } as const;
  return {
    'buy-held': card(),
    'buy-held-last-minute': card({ holdExpiresAt: Date.now() + 45_000 }),
    'buy-held-paying': card({}, { running: 'pay' }),
    'buy-held-leaving': card({}, { running: 'cancel' }),
    'buy-held-failed': card({}, { failed }),
    'buy-over': card({ status: 'expired' }),
    'buy-over-late': card({ status: 'expired' }, { settlement: 'refunded_no_seats' }),
    'buy-paid-elsewhere': card({ status: 'paid' }),
    ...paidInStars(),
  };
}

/** Paying in Telegram's window. */
function paidInStars(): Record<string, Scene> {
  const stars = { amount: 480, discount: 0, credit: 120, currency: 'XTR' } as const;
  const card = (more: Partial<OrderActs> = {}, change: Parameters<typeof order>[0] = {}): Scene =>
    inTelegram(
      <CheckoutFrame show={inStars} step="held">
        <BegunOrderCard
          order={order({ ...stars, ...change })}
          clockOffsetMs={0}
          acts={acts(more)}
          onEnd={nothing}
        />
      </CheckoutFrame>,
    );
  return {
    'stars-held': card(),
    'stars-paying': card({ running: 'pay' }),
    'stars-cancelled': card({ invoice: 'cancelled' }),
    'stars-failed': card({ invoice: 'failed' }),
    'stars-unsupported': card({ invoice: 'unsupported' }),
    'stars-coming': card({ invoice: 'paid' }),
    'stars-late': card({ invoice: 'paid' }, { status: 'expired' }),
    'stars-stuck': card({ invoice: 'paid' }, { status: 'stuck' }),
    'stars-in-browser': page(
      <CheckoutFrame show={inStars} step="held">
        <BegunOrderCard order={order(stars)} clockOffsetMs={0} acts={acts()} onEnd={nothing} />
      </CheckoutFrame>,
    ),
  };
}

function orders(): Record<string, Scene> {
  const screen = (
    status: OrderView['status'],
    more: { change?: Parameters<typeof order>[0]; acts?: Partial<OrderActs>; show?: ShowView | null } = {},
  ): Scene => {
    const { show = onSale } = more;
    return page(
      <OrderScreen
        order={order({ status, ...more.change })}
        clockOffsetMs={0}
        show={show ?? undefined}
        acts={acts(more.acts)}
        open={{ orderId: order().orderId, secret: 'x'.repeat(43) }}
      />,
    );
  };
  const two = { tickets: [ticket(41), ticket(42)], refund: refundOf([ticket(41), ticket(42)]) };
  const one = { tickets: [ticket(42)], refund: refundOf([ticket(42)]) };
  const back = (isDone: boolean) => ({ amount: 135_000, isDone, askedAt: Date.now() });
  const calledOff = { ...onSale, status: 'cancelled' } as const;
  const failed = { act: 'refund', error: new Refusal('unavailable', 'of a story') } as const;
  return {
    'order-held': screen('held'),
    'order-pending': screen('awaiting_payment'),
    'order-paid': screen('paid', { change: two }),
    'order-paid-one': screen('paid', {
      change: { ...one, discount: 0, lines: [{ category: 'Партер', quantity: 1 }] },
    }),
    'order-paid-revoked': screen('paid'),
    'order-passed-on': screen('paid', { change: { passedOn: 2 } }),
    'order-unclaimed': screen('paid', { change: { passedOn: 2, unclaimed: [ticket(41).id, ticket(42).id] } }),
    'order-passed-one-on': screen('paid', {
      change: {
        ...{ ...one, passedOn: 1, refund: refundOf([ticket(42)], 1) },
        refundableUntil: Date.now() + 86_400_000,
      },
    }),
    'order-refund-over': screen('paid', {
      change: { ...two, refund: null, refundableUntil: Date.now() - 1 },
    }),
    'order-paid-finished': screen('paid', {
      change: { ...two, refund: null },
      show: { ...onSale, status: 'finished' },
    }),
    'order-called-off': screen('paid', { change: { ...two, refund: null }, show: calledOff }),
    'order-called-off-refunded': screen('refunded', {
      change: { givenBack: { charge: 135_000, balance: 0 }, returning: back(true) },
      show: calledOff,
    }),
    'order-called-off-unpaid': screen('held', { show: calledOff }),
    'order-paid-showless': screen('paid', { change: one, show: null }),
    'order-giving-back': screen('paid', { change: two, acts: { running: 'refund' } }),
    'order-giving-back-failed': screen('paid', { change: two, acts: { failed } }),
    'order-partly-refunded': screen('partially_refunded', {
      change: { ...one, givenBack: { charge: 135_000, balance: 0 }, returning: back(false) },
    }),
    'order-refunding': screen('refunded', { change: { returning: back(false) } }),
    'order-refunded': screen('refunded', {
      change: {
        currency: 'XTR',
        amount: 900,
        discount: 0,
        givenBack: { charge: 0, balance: 900 },
        returning: back(true),
      },
    }),
    'order-expired': screen('expired'),
    'order-cancelled': screen('cancelled'),
    'order-stuck': screen('stuck'),
  };
}

/** What stands around: the show with its button, the list of orders, what is asked, waited for and not found. */
function aside(): Record<string, Scene> {
  const paid = order({ status: 'paid', tickets: [ticket(41)] });
  const mine = [
    { orderId: paid.orderId, order: paid, show: onSale },
    { orderId: paid.orderId, order: order(), show: undefined },
  ].map((each, index) => ({ ...each, orderId: OrderView.shape.orderId.parse(12 - index) }));
  return {
    'show-on-sale': { screen: <ShowPage showId={String(onSale.id)} />, state: {}, isPage: true },
    'order-list': page(<OrderList orders={[...mine, { orderId: OrderView.shape.orderId.parse(9) }]} />),
    'order-none': page(<NoOrder />),
    'order-loading': page(<Loading />),
    'order-trouble': page(<Trouble error={new Refusal('unavailable', 'of a story')} onRetry={nothing} />),
    'order-give-back': page(<AskedBack />),
  };
}

function Loading() {
  return <Waiting text={useText()('loading')} />;
}

function AskedBack() {
  const tickets = [ticket(41), ticket(42)];
  const asked = order({ status: 'paid', tickets, passedOn: 1, refund: refundOf(tickets, 1) });
  return (
    asked.refund && (
      <AskToGiveBack
        order={asked}
        back={{ ...asked.refund.all, balance: 45_000 }}
        ticket={undefined}
        onConfirm={nothing}
        onClose={nothing}
      />
    )
  );
}
