import type { z } from 'zod';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { PromoCodeDraft, PromoCodeView } from '../../protocol/admin.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../people/index.ts';
import { codeOf } from '../platform/errors.ts';
import { audit } from '../platform/audit.ts';
import { usesOf } from './orders/promo.ts';

/** Prisma's "unique constraint failed". */
const notUnique = 'P2002';

/** @throws Refusal `forbidden`, `bad_request` when there is such a code, or no such show or category */
export async function createPromoCode(
  prisma: PrismaClient,
  actor: Actor,
  { validFrom, validUntil, showIds, categoryIds, ...draft }: PromoCodeDraft,
  now: Date,
): Promise<number> {
  requireOperator(actor);
  const date = (at: number | null): Date | null => (at === null ? null : new Date(at));
  try {
    return await prisma.$transaction(async (tx) => {
      await requireFit(tx, showIds, categoryIds);
      const { id } = await tx.promoCode.create({
        data: {
          ...draft,
          ...{ validFrom: date(validFrom), validUntil: date(validUntil) },
          shows: { create: showIds.map((showId) => ({ showId })) },
          categories: { create: categoryIds.map((priceCategoryId) => ({ priceCategoryId })) },
        },
      });
      const line = { at: now, actor: actorName(actor), act: 'promo_code.create', details: {} };
      await audit(tx, { ...line, subject: 'promo_code', subjectId: id });
      return id;
    });
  } catch (error) {
    if (codeOf(error) !== notUnique) throw error;
    throw new Refusal('bad_request', 'there is such a promo code', { cause: error });
  }
}

/** A code for categories is for shows that have them. @throws Refusal `bad_request` */
async function requireFit(
  tx: Prisma.TransactionClient,
  showIds: readonly ShowId[],
  categoryIds: readonly number[],
): Promise<void> {
  const shows = await tx.show.count({ where: { id: { in: [...showIds] } } });
  const categories = await tx.priceCategory.count({
    where: {
      id: { in: [...categoryIds] },
      ...(showIds.length > 0 && { showId: { in: [...showIds] } }),
    },
  });
  if (shows !== new Set(showIds).size || categories !== categoryIds.length) {
    throw new Refusal('bad_request', 'a promo code names shows or categories that there are not');
  }
}

/** Nobody can use it any more; orders that have stay as they are. @throws Refusal `forbidden`, `not_found` */
export async function disablePromoCode(
  prisma: PrismaClient,
  actor: Actor,
  id: number,
  now: Date,
): Promise<void> {
  requireOperator(actor);
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.promoCode.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: now },
    });
    if (count === 1) {
      const line = { at: now, actor: actorName(actor), act: 'promo_code.disable', details: {} };
      await audit(tx, { ...line, subject: 'promo_code', subjectId: id });
    } else if ((await tx.promoCode.count({ where: { id } })) === 0) {
      throw new Refusal('not_found', `no promo code ${id}`);
    }
  });
}

/** The newest first. @throws Refusal `forbidden` */
export async function listPromoCodes(
  prisma: PrismaClient,
  actor: Actor,
  now: Date,
): Promise<z.infer<typeof PromoCodeView>[]> {
  requireOperator(actor);
  const rows = await prisma.promoCode.findMany({
    include: { ...ofCode, _count: { select: { orders: { where: usesOf(now) } } } },
    orderBy: { id: 'desc' },
    take: 200,
  });
  return rows.map(viewOf);
}

const ofCode = { shows: true, categories: true } as const satisfies Prisma.PromoCodeInclude;
type Row = Prisma.PromoCodeGetPayload<{
  include: typeof ofCode & { _count: { select: { orders: true } } };
}>;

function viewOf({ validFrom, validUntil, disabledAt, shows, categories, _count, ...row }: Row) {
  const { id, code, kind, value, currency, limitTotal, limitPerPerson, minQuantity } = row;
  return {
    ...{ id, code, kind, value, currency, limitTotal, limitPerPerson, minQuantity },
    validFrom: validFrom?.getTime() ?? null,
    validUntil: validUntil?.getTime() ?? null,
    showIds: shows.map(({ showId }) => showId),
    categoryIds: categories.map(({ priceCategoryId }) => priceCategoryId),
    ...{ disabled: disabledAt !== null, used: _count.orders },
  };
}
