import { randomUUID } from 'node:crypto';
import type { Prisma, Session } from '../../generated/prisma/client.ts';
import { InvitationId, TicketId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { SignedIn } from './access-tokens.ts';
import type { Principal } from './principals.ts';
import { issueRefreshToken } from './refresh-tokens.ts';

/** How long a device stays signed in, whatever it does. */
const sessionLifeMs = 30 * 24 * 3_600_000;

/** A session that has just begun, with its first refresh token. */
export interface OpenedSession {
  readonly session: SignedIn;
  readonly refresh: string;
}

export async function openSession(
  tx: Prisma.TransactionClient,
  principal: Principal,
  now: Date,
  { byTelegram = false }: { readonly byTelegram?: boolean } = {},
): Promise<OpenedSession> {
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + sessionLifeMs);
  await tx.session.create({ data: { id, expiresAt, byTelegram, ...principalColumns(principal) } });
  return { session: { sessionId: id, principal }, refresh: await issueRefreshToken(tx, id) };
}

/** @returns whether it was still going on */
export async function endSession(db: Prisma.TransactionClient, id: string, now: Date): Promise<boolean> {
  const where = { id, endedAt: null, expiresAt: { gt: now } };
  const { count } = await db.session.updateMany({ where, data: { endedAt: now } });
  return count > 0;
}

/** Whose a session is. @throws Refusal `session_expired` when it has ended, `link_used_elsewhere` when taken over */
export async function livePrincipal(db: Prisma.TransactionClient, id: string, now: Date): Promise<Principal> {
  const session = await db.session.findUnique({ where: { id }, include: { invitation: true } });
  if (session !== null && session.endedAt === null && session.expiresAt > now) return principalOf(session);
  const holder = session?.invitation?.boundSessionId ?? id;
  throw holder === id
    ? new Refusal('session_expired', `session ${id} has ended`)
    : new Refusal('link_used_elsewhere', `session ${holder} took over from ${id}`);
}

function principalColumns(principal: Principal) {
  switch (principal.kind) {
    case 'ticket':
      return { ticketId: principal.ticketId, ticketRevision: principal.revision };
    case 'invitation':
      return { invitationId: principal.invitationId };
    case 'user':
      return { userId: principal.userId };
    case 'staff':
      return { staffId: principal.staffId };
  }
}

/** The table's CHECK constraints promise exactly one principal. */
function principalOf({ id, ticketId, ticketRevision, invitationId, userId, staffId }: Session): Principal {
  if (ticketId !== null && ticketRevision !== null) {
    return { kind: 'ticket', ticketId: TicketId.parse(ticketId), revision: ticketRevision };
  }
  if (invitationId !== null) {
    return { kind: 'invitation', invitationId: InvitationId.parse(invitationId) };
  }
  if (userId !== null) return { kind: 'user', userId };
  if (staffId !== null) return { kind: 'staff', staffId };
  throw new Error(`session ${id} belongs to nobody`);
}
