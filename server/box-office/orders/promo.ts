import type { Prisma } from '../../../generated/prisma/client.ts';
import type { OrderId, ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { holdingStatuses, seatedStatuses } from './machine.ts';
import { type Discount, discountsOf } from './price.ts';

const include = { shows: true, categories: true } as const satisfies Prisma.PromoCodeInclude;
export type PromoCodeRow = Prisma.PromoCodeGetPayload<{ include: typeof include }>;

/** Found however it was typed. @throws Refusal `promo_code_unknown` */
export async function findPromoCode(tx: Prisma.TransactionClient, typed: string): Promise<PromoCodeRow> {
  const code = typed.normalize('NFC').trim().toUpperCase();
  const row = await tx.promoCode.findUnique({ where: { code }, include });
  if (row === null) throw new Refusal('promo_code_unknown', 'no such promo code');
  return row;
}

/** What an order asks of a code. */
export interface PromoUse {
  readonly showId: ShowId;
  readonly currency: string;
  readonly userId: bigint | undefined;
  readonly lines: readonly { readonly priceCategoryId: number; readonly quantity: number }[];
  readonly now: Date;
}

/**
 * What the code takes off this order, and of which categories. The code must be locked, so that its limits hold.
 * @throws Refusal `promo_code_unknown` out of its time, `promo_code_unfit`, `promo_code_used_up`,
 *   `promo_code_needs_account` when its uses are counted by person and nobody knows whose this is
 */
export async function discountOf(
  tx: Prisma.TransactionClient,
  code: PromoCodeRow,
  use: PromoUse,
): Promise<{ readonly discount: Discount; readonly isFor: (priceCategoryId: number) => boolean }> {
  requireFit(code, use);
  await requireLeft(tx, code, use);
  return { discount: discountFrom(code), isFor: (id) => isFor(code, id) };
}

const isFor = ({ categories }: PromoCodeRow, id: number): boolean =>
  categories.length === 0 || categories.some(({ priceCategoryId }) => priceCategoryId === id);

/**
 * Writes down what the order's code took off each of its lines, as it is paid: what tickets have cost is a fact from
 * then on, whatever becomes of the code.
 */
export async function divideDiscount(tx: Prisma.TransactionClient, orderId: OrderId): Promise<void> {
  const { discount, promoCode, lines } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { promoCode: { include }, lines: { orderBy: { priceCategoryId: 'asc' } } },
  });
  if (discount === 0) return;
  const isOf = (id: number): boolean => promoCode === null || isFor(promoCode, id);
  const priced = lines.map((line) => ({ ...line, discounted: isOf(line.priceCategoryId) }));
  const parts = discountsOf(discount, priced);
  for (const [index, { priceCategoryId }] of lines.entries()) {
    const where = { orderId_priceCategoryId: { orderId, priceCategoryId } };
    await tx.orderLine.update({ where, data: { discount: parts[index] ?? 0 } });
  }
}

function requireFit(code: PromoCodeRow, { showId, currency, lines, now }: PromoUse): void {
  const { validFrom, validUntil, disabledAt, shows, minQuantity } = code;
  const isOver = disabledAt !== null || (validUntil !== null && validUntil <= now);
  if (isOver || (validFrom !== null && validFrom > now)) {
    throw new Refusal('promo_code_unknown', `promo code ${code.id} is not valid now`);
  }
  const fits = lines.filter(({ priceCategoryId }) => isFor(code, priceCategoryId));
  const quantity = fits.reduce((sum, line) => sum + line.quantity, 0);
  const isOther = shows.length > 0 && shows.every((one) => one.showId !== showId);
  if (isOther || quantity < minQuantity || (code.currency !== null && code.currency !== currency)) {
    throw new Refusal('promo_code_unfit', `promo code ${code.id} is not for this order`);
  }
}

/** Orders that use their code: while they hold seats, and for good once paid, even when the money went back. */
export const usesOf = (now: Date) =>
  ({
    OR: [
      { status: { in: [...seatedStatuses, 'refunded'] } },
      { status: { in: [...holdingStatuses] }, OR: [{ holdExpiresAt: null }, { holdExpiresAt: { gt: now } }] },
    ],
  }) satisfies Prisma.OrderWhereInput;

/**
 * Whether one more order may use the code. The code must be locked, so that its limits hold.
 * @throws Refusal `promo_code_used_up`, `promo_code_needs_account`
 */
export async function requireLeft(
  tx: Prisma.TransactionClient,
  { id, limitTotal, limitPerPerson }: Pick<PromoCodeRow, 'id' | 'limitTotal' | 'limitPerPerson'>,
  { userId, now }: Pick<PromoUse, 'userId' | 'now'>,
): Promise<void> {
  const using = { ...usesOf(now), promoCodeId: id };
  if (limitTotal !== null && (await tx.order.count({ where: using })) >= limitTotal) {
    throw new Refusal('promo_code_used_up', `promo code ${id} has been used ${limitTotal} times`);
  }
  if (limitPerPerson === null) return;
  if (userId === undefined) throw new Refusal('promo_code_needs_account', `promo code ${id} is by person`);
  if ((await tx.order.count({ where: { ...using, userId } })) >= limitPerPerson) {
    throw new Refusal(
      'promo_code_used_up',
      `promo code ${id} was used ${limitPerPerson} times by this person`,
    );
  }
}

function discountFrom({ kind, value }: PromoCodeRow): Discount {
  switch (kind) {
    case 'percent':
      return { kind, percent: value };
    case 'fixed':
      return { kind, amount: value };
    case 'free':
      return { kind };
  }
}
