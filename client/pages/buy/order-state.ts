import type { Returning, OrderStatusName, OrderView } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import type { Invoice } from './use-order-acts.ts';

/** How much of a hold is left, for words: the last minute is said aloud. */
export type HoldStage = 'running' | 'last_minute' | 'over';

const minuteMs = 60_000;

/** @param msLeft until the hold is over, in milliseconds; negative afterwards */
export function holdStage(msLeft: number): HoldStage {
  if (msLeft <= 0) return 'over';
  return msLeft <= minuteMs ? 'last_minute' : 'running';
}

/**
 * An order's state for people. A hold is over at its time, though the house says so a little later; a payment that was
 * begun may still come, and is waited for.
 * @param now the server's clock, milliseconds since 1970
 */
export function stateOf(
  { status, holdExpiresAt }: Pick<OrderView, 'status' | 'holdExpiresAt'>,
  now: number,
): OrderStatusName {
  const isOver = status === 'held' && holdExpiresAt !== null && holdExpiresAt <= now;
  return isOver ? 'expired' : status;
}

/** Whether somebody who bought still wants to find this order. */
export const isAlive = (state: OrderStatusName): boolean =>
  state !== 'expired' && state !== 'cancelled' && state !== 'refunded';

/** Whether an order has tickets. */
export const isPaid = (state: OrderStatusName): boolean => state === 'paid' || state === 'partially_refunded';

/**
 * What becomes of an order whose show was called off: its money is to go back, it has gone or there was none, or nobody
 * has paid.
 */
export function calledOffOf(
  { amount, credit }: Pick<OrderView, 'amount' | 'credit'>,
  state: OrderStatusName,
): 'coming' | 'over' | 'unpaid' {
  if (state === 'refunded') return 'over';
  if (isPaid(state)) return amount + credit > 0 ? 'coming' : 'over';
  return state === 'stuck' ? 'coming' : 'unpaid';
}

/** Whether its buyer has still to pay. */
export const isUnpaid = (state: OrderStatusName): boolean => state === 'held' || state === 'awaiting_payment';

/** Whether Telegram has taken the money, or is about to, and the house has not said so yet. */
export const isComing = (invoice: Invoice | null): boolean => invoice === 'paid' || invoice === 'pending';

/**
 * After how many milliseconds to ask again; what only its buyer changes is not asked for.
 * @param invoice what Telegram has said of its payment here
 */
export function askAgainMs(
  status: OrderStatusName | undefined,
  invoice: Invoice | null = null,
): number | false {
  if (isComing(invoice) && status !== undefined && isUnpaid(status)) return 1_500;
  // Money that comes after the time may still find seats.
  if (isComing(invoice) && status === 'expired') return 3_000;
  if (status === 'awaiting_payment') return 3_000;
  // It may be paid for or given up in another tab; a person at the theatre looks at what is stuck.
  return status === 'held' || status === 'stuck' ? 15_000 : false;
}

/** Longer than this the provider, or a person at the theatre, has to think about it: nobody sits and waits for that. */
const moneyPatienceMs = 180_000;

/**
 * After how many milliseconds to ask again whether money that goes back has gone; at first it is a matter of moments.
 * @param now the server's clock
 */
export function askForMoneyMs(back: Returning | null | undefined, now: number): number | false {
  if (back === null || back === undefined || back.isDone) return false;
  return now - back.askedAt < moneyPatienceMs ? 2_500 : false;
}

/** Whether tickets of an order can be given back now. @param now the server's clock */
export const isRefundable = ({ refundableUntil }: Pick<OrderView, 'refundableUntil'>, now: number): boolean =>
  refundableUntil === null || now < refundableUntil;

/** Whether tickets of a show still open something, as far as is known here. */
export const isOn = (show: Pick<ShowView, 'status'> | undefined): boolean =>
  show?.status !== 'finished' && show?.status !== 'cancelled';
