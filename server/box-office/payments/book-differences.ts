import type { differenceKinds } from '../../../protocol/attention.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';

/** Where a provider's books and ours do not agree. */
export interface Difference {
  readonly provider: string;
  /** The provider's own reference of the charge. */
  readonly reference: string;
  readonly kind: (typeof differenceKinds)[number];
  readonly details: Prisma.InputJsonObject;
}

/** Who resolves a difference that is gone by itself. */
export const byBooks = 'books';

/** Writes a difference down, once. One that was gone by itself is open again; one that a person has seen to stays so. */
export async function noteDifference(
  tx: Prisma.TransactionClient,
  { provider, reference, kind, details }: Difference,
  at: Date,
): Promise<void> {
  await tx.bookDifference.upsert({
    where: { provider_reference_kind: { provider, reference, kind } },
    create: { provider, reference, kind, details, foundAt: at },
    update: {},
  });
  await tx.bookDifference.updateMany({
    where: { provider, reference, kind, resolvedBy: byBooks },
    data: { details, foundAt: at, resolvedAt: null, resolvedBy: null },
  });
}
