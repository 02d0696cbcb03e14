import type { Prisma } from '../../generated/prisma/client.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';

/** How long a refresh token may be used once more, because the answer to its first use was lost. */
export const repeatWindowMs = 30_000;

/** What became of a refresh token that was presented. */
export type Rotation =
  | { readonly outcome: 'rotated'; readonly sessionId: string; readonly refresh: string }
  /** Never ours. */
  | { readonly outcome: 'unknown' }
  /** Used before: it, or its successor, is in other hands. */
  | { readonly outcome: 'reused'; readonly sessionId: string };

/** Gives a session its next refresh token. */
export async function issueRefreshToken(tx: Prisma.TransactionClient, sessionId: string): Promise<string> {
  const refresh = newSecret();
  await tx.refreshToken.create({ data: { hash: hashSecret(refresh), sessionId } });
  return refresh;
}

/**
 * Exchanges a refresh token for its successor (RFC 9700 §4.14.2). Two requests with one token wait for each other on
 * its row: the first rotates it, the second is taken for a repeat.
 */
export async function rotateRefreshToken(
  tx: Prisma.TransactionClient,
  refresh: string,
  now: Date,
): Promise<Rotation> {
  const hash = hashSecret(refresh);
  const first = await tx.refreshToken.updateMany({
    where: { hash, replacedAt: null },
    data: { replacedAt: now },
  });
  const token = await tx.refreshToken.findUnique({ where: { hash } });
  if (token === null) return { outcome: 'unknown' };
  const { sessionId } = token;
  if (first.count === 0) {
    const repeated = await tx.refreshToken.updateMany({
      where: { hash, repeatedAt: null, replacedAt: { gt: new Date(now.getTime() - repeatWindowMs) } },
      data: { repeatedAt: now },
    });
    if (repeated.count === 0) return { outcome: 'reused', sessionId };
    // The successor in the lost answer must not live beside the one of this answer.
    await tx.refreshToken.updateMany({
      where: { sessionId, replacedAt: null },
      data: { replacedAt: now, repeatedAt: now },
    });
  }
  return { outcome: 'rotated', sessionId, refresh: await issueRefreshToken(tx, sessionId) };
}
