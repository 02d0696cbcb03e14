import type { Prisma } from '../../generated/prisma/client.ts';
import { InvitationId, ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { audit } from '../platform/audit.ts';
import type { RecordEvent } from '../platform/domain-events/index.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';
import { type Actor, actorName } from './principals.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The owner's first link is printed where only the house itself can read it; the others travel. */
export const linkLifeMs = { first: 24 * hour, invited: 7 * 24 * hour, own: 10 * minute };

/** A link that works once. The secret is shown here and nowhere else. */
export async function addLink(
  tx: Prisma.TransactionClient,
  link: { readonly staffId: number; readonly expiresAt: Date; readonly byTelegram?: boolean },
): Promise<string> {
  const secret = newSecret();
  await tx.staffLink.create({ data: { ...link, hash: hashSecret(secret) } });
  return secret;
}

/** By themselves, as when they come in, or by a colleague. */
export async function told(
  tx: Prisma.TransactionClient,
  at: Date,
  line: {
    readonly act: string;
    readonly staffId: number;
    readonly by?: Actor;
    readonly details?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { act, staffId, by = { kind: 'staff', staffId }, details = {} } = line;
  await audit(tx, { at, actor: actorName(by), act, subject: 'staff', subjectId: staffId, details });
}

/** @throws Refusal `link_invalid` when there is no such link, or it was used, or its time is over */
export async function spendLink(
  tx: Prisma.TransactionClient,
  secret: string,
  now: Date,
): Promise<{ readonly staffId: number; readonly byTelegram: boolean }> {
  const hash = hashSecret(secret);
  const spent = await tx.staffLink.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now }, staff: { disabledAt: null } },
    data: { usedAt: now },
  });
  if (spent.count === 0) throw new Refusal('link_invalid', 'no such link of the staff, or it was used');
  const { staffId, byTelegram } = await tx.staffLink.findUniqueOrThrow({ where: { hash } });
  await noteSignIn(tx, staffId, now);
  return { staffId, byTelegram };
}

/** Remembers when somebody of the staff first came in. */
export async function noteSignIn(tx: Prisma.TransactionClient, staffId: number, now: Date): Promise<void> {
  await tx.staff.updateMany({
    where: { id: staffId, firstSignedInAt: null },
    data: { firstSignedInAt: now },
  });
}

/**
 * Ends every session and desk of one of the staff. After their row was written: a desk that is being opened meanwhile
 * waits for it, and is refused.
 */
export async function endWaysIn(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  staffId: number,
  now: Date,
): Promise<void> {
  await endDesks(tx, record, staffId, now);
  await endSessions(tx, record, { OR: [{ staffId }, { invitation: { staffId } }] }, now);
}

/** The desks of one of the staff are no way in any more. */
export async function endDesks(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  staffId: number,
  now: Date,
): Promise<void> {
  const desks = await tx.invitation.updateManyAndReturn({
    where: { staffId, revokedAt: null },
    data: { revokedAt: now },
  });
  for (const { id, showId } of desks) {
    await record('invitation.revoked', {
      invitationId: InvitationId.parse(id),
      showId: ShowId.parse(showId),
    });
  }
}

/** @returns how many had not ended */
export async function endSessions(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  which: Prisma.SessionWhereInput,
  now: Date,
): Promise<number> {
  const sessions = await tx.session.updateManyAndReturn({
    where: { AND: [which, { endedAt: null }] },
    data: { endedAt: now },
  });
  for (const { id } of sessions) await record('session.ended', { sessionId: id, why: 'signed_out' });
  return sessions.length;
}
