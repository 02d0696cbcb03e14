import { type Api, GrammyError } from 'grammy';
import type { OrderId } from '../../../../protocol/ids.ts';
import { Refusal } from '../../../../protocol/refusal.ts';
import { type CountAttempt, createRateLimit } from '../../../platform/rate-limits.ts';
import { advisoryGuard, type SalesGuard } from '../../orders/guard.ts';
import { holdingStatuses } from '../../orders/machine.ts';
import type { OrderDeps } from '../../orders/hold.ts';
import { fulfilment, requireProvider } from '../policy.ts';
import type { PaymentProvider } from '../provider.ts';
import {
  preCheckout,
  type PreCheckout,
  type PreCheckoutAnswer,
  starsCharged,
  type StarsCharge,
  starsRefunded,
} from './charges.ts';
import { type Invoice, invoiceOf, starsCurrency } from './invoice.ts';
import { starsName, starsProvider } from './provider.ts';
import { type Reconciliation, reconcileStars } from './reconcile.ts';
import type { Settlement } from '../../orders/settle.ts';

export interface StarsDeps extends Omit<OrderDeps, 'guard'> {
  /** In the place of the lock, for tests. */
  readonly guard?: SalesGuard;
  readonly api: Pick<Api, 'createInvoiceLink' | 'refundStarPayment' | 'getStarTransactions'>;
}

/** Payment by Telegram Stars. What each may refuse stands at the function of its name. */
export interface Stars {
  readonly provider: PaymentProvider;
  invoice(orderId: OrderId): Promise<Invoice>;
  invoiceLink(orderId: OrderId): Promise<string>;
  preCheckout(asked: PreCheckout): Promise<PreCheckoutAnswer>;
  charged(charge: StarsCharge): Promise<Settlement>;
  refunded(chargeId: string): Promise<void>;
  reconcile(): Promise<Reconciliation>;
}

/** Of one account, by the bot and the pages together: each is a call to Telegram. */
const invoiceLimit = { attempts: 10, seconds: 60 };

export function createStars(given: StarsDeps): Stars {
  const countInvoice = createRateLimit(invoiceLimit);
  const deps = { ...given, guard: given.guard ?? advisoryGuard, countInvoice };
  return {
    provider: starsProvider(deps.api, deps.now),
    invoice: (orderId) => invoiceOfOrder(deps, orderId),
    invoiceLink: (orderId) => invoiceLink(deps, orderId),
    preCheckout: (asked) => preCheckout(deps, asked),
    charged: (charge) => starsCharged(deps, charge),
    refunded: (chargeId) => starsRefunded(deps, chargeId),
    reconcile: () => reconcileStars(deps),
  };
}

type InvoiceDeps = OrderDeps & { readonly countInvoice: CountAttempt };

/**
 * The invoice of an order whose seats are kept.
 * @throws Refusal `too_many_requests`, `not_found`, `not_paid_here` for an order that was not made in Telegram, `order_over` when there is
 *   nothing to pay any more, `bad_request` for an order in another currency
 */
async function invoiceOfOrder(
  { prisma, now, countInvoice }: InvoiceDeps,
  orderId: OrderId,
): Promise<Invoice> {
  const order = await prisma.order.findUnique({
    where: { id: orderId },
    include: { show: true, lines: { include: { priceCategory: true }, orderBy: { priceCategoryId: 'asc' } } },
  });
  if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
  requireProvider(starsName, { surface: order.surface, fulfilment });
  const isHeld = order.holdExpiresAt !== null && order.holdExpiresAt.getTime() > now();
  if (!holdingStatuses.includes(order.status) || !isHeld) {
    throw new Refusal('order_over', `order ${orderId} is ${order.status}, or its hold is over`);
  }
  if (order.currency !== starsCurrency) throw new Refusal('bad_request', `${order.currency} is not Stars`);
  await countInvoice(order.userId === null ? `order ${orderId}` : `user ${order.userId}`);
  const description = order.lines
    .map(({ quantity, priceCategory }) => `${quantity} × ${priceCategory.name}`)
    .join(', ');
  const { createdAt, amount, show } = order;
  return invoiceOf({ orderId, createdAt, title: show.title, description, amount });
}

/** @throws Refusal as `invoiceOfOrder`, and `unavailable` when Telegram makes no link now */
async function invoiceLink(deps: InvoiceDeps & Pick<StarsDeps, 'api'>, orderId: OrderId): Promise<string> {
  const { title, description, payload, currency, prices } = await invoiceOfOrder(deps, orderId);
  try {
    return await deps.api.createInvoiceLink(title, description, payload, '', currency, prices);
  } catch (error) {
    const waits = error instanceof GrammyError ? error.parameters.retry_after : undefined;
    throw new Refusal('unavailable', `Telegram makes no invoice for order ${orderId}`, {
      cause: error,
      retryAfterSeconds: waits ?? 3,
    });
  }
}
