import type { Prisma } from '../../../generated/prisma/client.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import type { Actor } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { makeTickets } from '../tickets/issue.ts';
import { transition } from './machine.ts';
import { divideDiscount } from './promo.ts';

/**
 * An order is paid: its tickets exist from the moment that says so, in the same transaction.
 * @returns whether it is this call that did it
 */
export async function pay(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  {
    deps,
    actor,
    orderId,
    at,
    act,
    details,
    paymentId,
  }: {
    readonly deps: { readonly secrets: Secrets };
    readonly actor: Actor;
    readonly orderId: OrderId;
    readonly at: Date;
    readonly act: 'pay' | 'pay_late' | 'accept';
    readonly details?: Prisma.InputJsonObject;
    /** The charge that pays it; none for what costs nothing. */
    readonly paymentId?: number;
  },
): Promise<boolean> {
  const change = { orderId, act, at, ...(details && { details }) };
  if (!(await transition(tx, actor, change))) return false;
  if (paymentId !== undefined) await tx.order.update({ where: { id: orderId }, data: { paymentId } });
  await divideDiscount(tx, orderId);
  await makeTickets(tx, deps.secrets, orderId);
  await record('order.paid', { orderId });
  return true;
}
