import type { Prisma } from '../../generated/prisma/client.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { repeatWindowMs } from './refresh-tokens.ts';
import { endSession, type OpenedSession } from './session-rows.ts';
import { initDataLifeMs } from './telegram.ts';

/**
 * Opens the one session of some init data. Whoever comes with the same again within 30 s has lost the answer, and gets
 * another session in the place of the first. Two that come at once wait for each other on the row.
 * @throws Refusal `link_invalid` for any later use
 */
export async function spendInitData(
  tx: Prisma.TransactionClient,
  fingerprint: string,
  now: Date,
  open: () => Promise<OpenedSession>,
): Promise<OpenedSession> {
  const first = await tx.spentInitData.createMany({
    data: [{ hash: fingerprint, usedAt: now }],
    skipDuplicates: true,
  });
  if (first.count === 0) await repeat(tx, fingerprint, now);
  const opened = await open();
  const { sessionId } = opened.session;
  await tx.spentInitData.update({ where: { hash: fingerprint }, data: { sessionId } });
  return opened;
}

/** @throws Refusal `link_invalid` unless it is the first repeat, and soon enough */
async function repeat(tx: Prisma.TransactionClient, hash: string, now: Date): Promise<void> {
  const [row] = await tx.spentInitData.updateManyAndReturn({
    where: { hash, repeatedAt: null, usedAt: { gt: new Date(now.getTime() - repeatWindowMs) } },
    data: { repeatedAt: now },
  });
  if (row === undefined) throw new Refusal('link_invalid', 'init data that was used before');
  // The session in the lost answer must not live beside the one of this answer.
  if (row.sessionId !== null) await endSession(tx, row.sessionId, now);
}

/** Deletes what is too old to be taken in any case. */
export async function forgetSpentInitData(db: Prisma.TransactionClient, now: Date): Promise<number> {
  const usedAt = { lt: new Date(now.getTime() - initDataLifeMs) };
  return (await db.spentInitData.deleteMany({ where: { usedAt } })).count;
}
