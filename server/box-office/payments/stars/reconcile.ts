import type { Api } from 'grammy';
import type { StarTransaction } from 'grammy/types';
import type { OrderDeps } from '../../orders/hold.ts';
import { byBooks, type Difference, noteDifference } from '../book-differences.ts';
import { type StarsCharge, starsCharged, starsRefunded } from './charges.ts';
import { starsCurrency } from './invoice.ts';
import { starsName } from './provider.ts';

/** What another look at both books can find gone; anything else a person has to see to. */
const comparedKinds = ['missing_there', 'amount', 'refund_missing_there'] as const;
/** The most that Telegram tells at once (https://core.telegram.org/bots/api#getstartransactions). */
const pageSize = 100;
/** What is younger may be on its way to us. */
const settledMs = 10 * 60_000;

/** Telegram's book of one charge. */
interface BookedCharge {
  charge?: StarsCharge;
  /** Stars. */
  came: number;
  went: number;
}

export interface Reconciliation {
  /** Charges in Telegram's books. */
  readonly charges: number;
  /** Of them we had not heard of. */
  readonly settled: number;
  /** Unlike what stands in our books. */
  readonly differences: number;
}

/**
 * Compares all of Telegram's book of Stars with ours. A charge or a refund that we have not heard of is dealt with as
 * if we had been told now; what cannot be mended so is written down for the staff. What agrees again is no difference
 * any more.
 */
export async function reconcileStars(
  deps: OrderDeps & { readonly api: Pick<Api, 'getStarTransactions'> },
): Promise<Reconciliation> {
  const until = deps.now() - settledMs;
  const book = await readBook(deps.api, until);
  const payments = await deps.prisma.payment.findMany({
    where: { provider: starsName, at: { lte: new Date(until) } },
    include: { refunds: true },
  });
  const known = new Map(payments.map((payment) => [payment.reference, payment]));
  let settled = 0;
  const found: Difference[] = [];
  const differ = (reference: string, kind: Difference['kind'], details: Difference['details']): void => {
    found.push({ provider: starsName, reference, kind, details });
  };
  for (const [reference, { charge, came, went }] of book) {
    const ours = known.get(reference) ?? (await lateRow(deps, reference));
    if (ours === undefined && charge !== undefined) {
      settled += 1;
      await starsCharged(deps, charge);
    }
    if (ours !== undefined && came > 0 && came !== ours.amount) {
      differ(reference, 'amount', { here: ours.amount, there: came });
    }
    const isBack = ours?.refunds.some(({ status }) => status === 'done') ?? false;
    if (went > 0 && !isBack && (ours ?? charge) !== undefined) await starsRefunded(deps, reference);
    if (went === 0 && isBackSince(ours, until)) differ(reference, 'refund_missing_there', { amount: came });
  }
  for (const { reference, amount } of payments) {
    if (!book.has(reference)) differ(reference, 'missing_there', { amount });
  }
  await writeDown(deps, found);
  return { charges: book.size, settled, differences: found.length };
}

/** Whether a charge went back by our books before a moment; what went back later may not stand in the other book yet. */
const isBackSince = (
  ours: { readonly refunds: readonly { status: string; doneAt: Date | null }[] } | undefined,
  until: number,
): boolean =>
  ours?.refunds.some(({ status, doneAt }) => status === 'done' && (doneAt?.getTime() ?? 0) <= until) ?? false;

/** One that came between the two looks. */
const lateRow = async ({ prisma }: OrderDeps, reference: string) =>
  (await prisma.payment.findUnique({
    where: { provider_reference: { provider: starsName, reference } },
    include: { refunds: true },
  })) ?? undefined;

async function readBook(
  api: Pick<Api, 'getStarTransactions'>,
  until: number,
): Promise<Map<string, BookedCharge>> {
  const book = new Map<string, BookedCharge>();
  for (let offset = 0; ; offset += pageSize) {
    const { transactions } = await api.getStarTransactions({ offset, limit: pageSize });
    for (const transaction of transactions) {
      if (transaction.date * 1000 <= until) enter(book, transaction);
    }
    if (transactions.length < pageSize) return book;
  }
}

/** A refund has the id of the charge that it gives back. */
function enter(book: Map<string, BookedCharge>, { id, amount, source, receiver }: StarTransaction): void {
  const entry = book.get(id) ?? { came: 0, went: 0 };
  if (source?.type === 'user' && source.transaction_type === 'invoice_payment') {
    entry.came += amount;
    entry.charge = {
      ...{ chargeId: id, amount, currency: starsCurrency },
      payload: source.invoice_payload ?? '',
      payerId: BigInt(source.user.id),
    };
  } else if (receiver?.type === 'user' && receiver.transaction_type === 'invoice_payment') {
    entry.went += amount;
  } else {
    // Gifts, withdrawals, advertising: none of the box office's.
    return;
  }
  book.set(id, entry);
}

async function writeDown({ prisma, now }: OrderDeps, found: readonly Difference[]): Promise<void> {
  const at = new Date(now());
  for (const difference of found) await noteDifference(prisma, difference, at);
  const mended = await prisma.bookDifference.findMany({
    where: {
      provider: starsName,
      resolvedAt: null,
      kind: { in: [...comparedKinds] },
    },
  });
  const still = new Set(found.map(({ reference, kind }) => `${kind} ${reference}`));
  const ids = mended.filter(({ kind, reference }) => !still.has(`${kind} ${reference}`)).map(({ id }) => id);
  await prisma.bookDifference.updateMany({
    where: { id: { in: ids }, resolvedAt: null },
    data: { resolvedAt: at, resolvedBy: byBooks },
  });
}
