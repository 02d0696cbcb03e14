import { Prisma } from '../../generated/prisma/client.ts';
import { TabSeat } from '../../protocol/http.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { RecordEvent } from '../platform/domain-events/index.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';
import type { SignedIn } from './access-tokens.ts';
import { liveInvitation, lockInvitation, requireHolder } from './invitations.ts';
import type { Principal } from './principals.ts';
import { endSession, livePrincipal, openSession, type OpenedSession } from './session-rows.ts';

/** Long enough for a browser to start on a slow phone. */
const lifeMs = 60_000;

/** What a hand-over opens: a session, and the seat of the tab that it came from. */
export interface OpenedHandover extends OpenedSession {
  readonly seat: TabSeat | undefined;
}

/**
 * A link that takes a session, and the seat of its tab, to another browser once.
 * @returns its secret
 * @throws Refusal `forbidden` for the staff: their pages are no Mini App, and their links are their own
 */
export async function createHandover(
  db: Prisma.TransactionClient,
  { sessionId, principal }: SignedIn,
  seat: TabSeat | undefined,
  now: Date,
): Promise<string> {
  if (principal.kind === 'staff') throw new Refusal('forbidden', 'the staff sign in by links of their own');
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + lifeMs);
  const row = { hash: hashSecret(secret), sessionId, expiresAt };
  await db.handover.create({ data: { ...row, ...(seat !== undefined && { seat }) } });
  return secret;
}

/**
 * Spends a hand-over: of several at once one wins. The new session is beside the old one, as two devices of one ticket
 * or account are. An invitation has one holder: it moves along, and the window that it came from is told that it goes on
 * elsewhere. The desk is not: somebody who moves themselves is no stranger with their link.
 * @throws Refusal `link_invalid` when there is no such hand-over, or it was used, or its time or its session is over;
 *   `link_used_elsewhere` when the invitation has gone to another session
 */
export async function openHandover(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  secret: string,
  now: Date,
): Promise<OpenedHandover> {
  const [spent] = await tx.handover.updateManyAndReturn({
    where: {
      ...{ hash: hashSecret(secret), usedAt: null, expiresAt: { gt: now } },
      session: { endedAt: null, expiresAt: { gt: now } },
    },
    data: { usedAt: now },
  });
  if (spent === undefined) throw new Refusal('link_invalid', 'no such hand-over, or it was used');
  const { sessionId: from, hash } = spent;
  const seat = TabSeat.safeParse(spent.seat);
  // A credential is kept no longer than it is needed.
  await tx.handover.update({ where: { hash }, data: { seat: Prisma.DbNull } });
  const principal = await livePrincipal(tx, from, now);
  const opened =
    principal.kind === 'invitation'
      ? await moveInvitation(tx, record, { from, principal }, now)
      : await openSession(tx, principal, now);
  return { ...opened, seat: seat.data };
}

async function moveInvitation(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { from, principal }: { from: string; principal: Extract<Principal, { kind: 'invitation' }> },
  now: Date,
): Promise<OpenedSession> {
  const { invitationId } = principal;
  await lockInvitation(tx, invitationId);
  requireHolder(await liveInvitation(tx, invitationId, now), from);
  const opened = await openSession(tx, principal, now);
  await tx.invitation.update({
    where: { id: invitationId },
    data: { boundSessionId: opened.session.sessionId },
  });
  await endSession(tx, from, now);
  await record('session.ended', { sessionId: from, why: 'taken_over' });
  return opened;
}

/** Deletes those that open nothing any more. */
export async function forgetHandovers(db: Prisma.TransactionClient, now: Date): Promise<number> {
  return (await db.handover.deleteMany({ where: { expiresAt: { lte: now } } })).count;
}
