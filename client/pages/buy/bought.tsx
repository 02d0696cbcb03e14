import type { OrderView } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { pages } from '../../../protocol/pages.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import type { OpenOrder } from '../../session/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { housePath } from '../links.ts';
import { MainLink } from '../main-link.tsx';
import { usePassOn } from '../pass-on.tsx';
import styles from './buy.module.css';
import { CalendarButton } from './calendar-button.tsx';
import { CopyOrderLink } from './copy-order-link.tsx';
import { GiveBack } from './give-back.tsx';
import { isOn, isRefundable } from './order-state.ts';
import { OrderTickets } from './order-tickets.tsx';
import type { OrderActs } from './use-order-acts.ts';

interface BoughtProps {
  readonly order: OrderView;
  readonly show: ShowView | undefined;
  readonly acts: OrderActs;
  readonly open: OpenOrder;
  /** The server's clock. */
  readonly now: number;
}

/** The tickets, and what one does with them before the show. */
export function Bought({ order, show, acts, open, now }: BoughtProps) {
  const say = useText();
  const passOn = usePassOn('secret' in open ? open : open.session);
  // After the show there is nothing to give back; of a cancelled one the theatre gives the money back itself.
  const isStillOn = isOn(show);
  const mayGiveBack = isStillOn && order.refund !== null && isRefundable(order, now);
  const isOwn = 'session' in open;
  return (
    <>
      {show !== undefined && !isStillOn && <Notice>{say('show-finished')}</Notice>}
      {isOwn && isStillOn && show !== undefined && <WayIn show={show} now={now} />}
      <OrderTickets
        order={order}
        acts={acts}
        isOwn={isOwn}
        mayGiveBack={mayGiveBack && order.tickets.length + order.passedOn > 1}
        {...(isStillOn && { onPassOn: passOn.ask })}
      />
      {passOn.dialog}
      <section className={styles.acts} aria-label={say('order-acts')}>
        {isStillOn && <CalendarButton showId={order.showId} />}
        {'secret' in open && <CopyOrderLink orderId={order.orderId} secret={open.secret} />}
        {mayGiveBack && <GiveBack order={order} acts={acts} />}
      </section>
      {isStillOn && <RefundableUntil order={order} now={now} />}
      {!isOwn && <p className={styles.quiet}>{say('order-keep-text')}</p>}
    </>
  );
}

/** In, once the doors are open; until then to the tickets, which say when that is. */
function WayIn({ show, now }: { readonly show: ShowView; readonly now: number }) {
  const say = useText();
  if (now >= show.doorsAt || show.status === 'live') {
    return <MainLink href={housePath(show.id)} label={say('ticket-enter')} testId="enter" />;
  }
  return <MainLink href={pages.tickets.path} label={say('tickets-title')} testId="my-tickets" />;
}

/** Until when one may think again; nothing where there is no limit. */
export function RefundableUntil({ order, now }: { readonly order: OrderView; readonly now: number }) {
  const say = useText();
  const { locale } = useLanguage();
  if (order.refundableUntil === null) return null;
  return (
    <p className={styles.quiet} data-testid="refundable-until">
      {isRefundable(order, now)
        ? say('order-refundable', { when: momentText(order.refundableUntil, locale) })
        : say('order-refund-over')}
    </p>
  );
}
