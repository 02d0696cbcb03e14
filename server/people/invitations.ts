import { z } from 'zod';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { InvitationView } from '../../protocol/admin.ts';
import { InvitationId, PersonName, ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { audit } from '../platform/audit.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';
import { type Actor, actorName, requireOperator, type StaffOperator } from './principals.ts';

/** A person of the cast who may come in by a link. */
export interface Invitation {
  readonly id: InvitationId;
  readonly showId: ShowId;
  readonly role: 'actor' | 'director';
  readonly name: string;
}

const NewInvitation = z.object({
  showId: ShowId,
  role: z.enum(['actor', 'director']),
  name: PersonName,
  expiresAt: z.date(),
});
export type NewInvitation = z.input<typeof NewInvitation>;

/**
 * Writes an invitation and answers the secret of its link, which is shown this once: only its hash is kept.
 * @throws Refusal `forbidden` unless asked by an operator
 */
export async function createInvitation(
  tx: Prisma.TransactionClient,
  actor: Actor,
  invitation: NewInvitation,
): Promise<MadeInvitation> {
  requireOperator(actor, 'cast');
  const made = await writeInvitation(tx, invitation);
  const { showId, role } = invitation;
  await told(tx, actor, { act: 'invitation.create', id: made.id, details: { showId, role } });
  return made;
}

/** @param staffId of the staff whose own way to the desk it is; null for anybody else's invitation */
async function writeInvitation(
  tx: Prisma.TransactionClient,
  invitation: NewInvitation,
  staffId: number | null = null,
): Promise<MadeInvitation> {
  const secret = newSecret();
  const data = { ...NewInvitation.parse(invitation), accessToken: hashSecret(secret), staffId };
  const { id } = await tx.invitation.create({ data });
  return { id: InvitationId.parse(id), secret };
}

async function told(
  tx: Prisma.TransactionClient,
  actor: Actor,
  line: { readonly act: string; readonly id: InvitationId; readonly details: Prisma.InputJsonObject },
): Promise<void> {
  const { act, id, details } = line;
  await audit(tx, {
    ...{ at: new Date(), actor: actorName(actor), act, details },
    ...{ subject: 'invitation', subjectId: id },
  });
}

/** A link of an invitation; only its hash is kept. */
export interface MadeInvitation {
  readonly id: InvitationId;
  readonly secret: string;
}

/**
 * Invites the same person anew: the earlier link opens nothing any more, and whoever came by it leaves the room. The desk
 * of one of the staff stays theirs, and ends with their other ways in.
 * @throws Refusal `forbidden` unless asked by an operator, and for the desk of somebody who no longer works here;
 *   `not_found`
 */
export async function renewInvitation(
  transact: Transact,
  actor: Actor,
  id: InvitationId,
  expiresAt: Date,
): Promise<MadeInvitation> {
  requireOperator(actor, 'cast');
  return transact(async (tx, record) => {
    // Of two who renew it at once, the later makes a second invitation, which the list shows.
    const row = await tx.invitation.findUnique({ where: { id } });
    if (row === null) throw new Refusal('not_found', `no invitation ${id}`);
    const { role, name, staffId } = row;
    if (staffId !== null) await lockAtWork(tx, staffId);
    const showId = ShowId.parse(row.showId);
    const revoked = await tx.invitation.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (revoked.count === 1) await record('invitation.revoked', { invitationId: id, showId });
    const made = await writeInvitation(tx, { showId, role, name, expiresAt }, staffId);
    await told(tx, actor, { act: 'invitation.renew', id: made.id, details: { instead: id } });
    return made;
  });
}

/**
 * The way of one of the staff to the desk of a show: a director's invitation of their own, the same each time, by a link
 * that is new each time.
 * @throws Refusal `forbidden`, `not_found`, `show_over` when the show was called off
 */
export async function openDesk(
  transact: Transact,
  actor: StaffOperator,
  { showId, expiresAt }: { readonly showId: ShowId; readonly expiresAt: Date },
): Promise<MadeInvitation> {
  requireOperator(actor, 'cast');
  const { staffId } = actor;
  return transact(async (tx) => {
    // Two presses at once must not make two directors.
    const { name } = await lockAtWork(tx, staffId);
    const show = await tx.show.findUnique({ where: { id: showId }, select: { status: true } });
    if (show === null) throw new Refusal('not_found', `no show ${showId}`);
    if (show.status === 'cancelled') throw new Refusal('show_over', `show ${showId} was called off`);
    const made = await deskOf(tx, { showId, staffId, name, expiresAt });
    await told(tx, actor, { act: 'invitation.desk', id: made.id, details: { showId } });
    return made;
  });
}

/**
 * Locks one of the staff until the transaction ends: whoever ends their ways in waits, and finds what it has made.
 * @throws Refusal `forbidden` for somebody who no longer works here
 */
async function lockAtWork(tx: Prisma.TransactionClient, staffId: number): Promise<{ readonly name: string }> {
  await tx.$executeRaw`SELECT 1 FROM staff WHERE id = ${staffId} FOR UPDATE`;
  const { name, disabledAt } = await tx.staff.findUniqueOrThrow({ where: { id: staffId } });
  if (disabledAt !== null) throw new Refusal('forbidden', `staff ${staffId} no longer works here`);
  return { name };
}

/** The director's invitation of one of the staff, with a new link. */
async function deskOf(
  tx: Prisma.TransactionClient,
  desk: {
    readonly showId: ShowId;
    readonly staffId: number;
    readonly name: string;
    readonly expiresAt: Date;
  },
): Promise<MadeInvitation> {
  const { showId, staffId, name, expiresAt } = desk;
  const own = await tx.invitation.findFirst({
    where: { showId, staffId, role: 'director', revokedAt: null },
    orderBy: { id: 'desc' },
  });
  if (own === null) return writeInvitation(tx, { showId, role: 'director', name, expiresAt }, staffId);
  const secret = newSecret();
  await tx.invitation.update({
    where: { id: own.id },
    data: { accessToken: hashSecret(secret), expiresAt },
  });
  return { id: InvitationId.parse(own.id), secret };
}

/**
 * Takes an invitation back; whoever came by it leaves the room. Asked again, nothing changes.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`
 */
export async function revokeInvitation(transact: Transact, actor: Actor, id: InvitationId): Promise<void> {
  requireOperator(actor, 'cast');
  await transact(async (tx, record) => {
    const revoked = await tx.invitation.updateManyAndReturn({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const [row] = revoked;
    if (row !== undefined) {
      await told(tx, actor, { act: 'invitation.revoke', id, details: {} });
      await record('invitation.revoked', { invitationId: id, showId: ShowId.parse(row.showId) });
    } else if ((await tx.invitation.count({ where: { id } })) === 0) {
      throw new Refusal('not_found', `no invitation ${id}`);
    }
  });
}

/** An invitation that opens its room now, with the session that holds it. */
export interface LiveInvitation extends Invitation {
  readonly boundSessionId: string | null;
}

/**
 * Reads an invitation by id.
 * @throws Refusal `link_invalid` when it is unknown, revoked or expired
 */
export async function liveInvitation(
  db: Prisma.TransactionClient,
  id: InvitationId,
  now: Date,
): Promise<LiveInvitation> {
  const row = await db.invitation.findUnique({ where: { id } });
  if (row === null || row.revokedAt !== null || row.expiresAt <= now) {
    throw new Refusal('link_invalid', `invitation ${id} is unknown, revoked or expired`);
  }
  const { role, name, boundSessionId } = row;
  return { id, showId: ShowId.parse(row.showId), role, name, boundSessionId };
}

/**
 * Reads the invitation of a link and locks it until the transaction ends, so that of two first uses one is the first.
 * @throws Refusal `link_invalid`
 */
export async function lockInvitationOfLink(
  tx: Prisma.TransactionClient,
  secret: string,
  now: Date,
): Promise<LiveInvitation> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM invitations WHERE access_token = ${hashSecret(secret)} FOR UPDATE`;
  if (row === undefined) throw new Refusal('link_invalid', 'no invitation has this link');
  return liveInvitation(tx, InvitationId.parse(row.id), now);
}

/** Locks an invitation until the transaction ends: who holds it changes one at a time. */
export async function lockInvitation(tx: Prisma.TransactionClient, id: InvitationId): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM invitations WHERE id = ${id}::int FOR UPDATE`;
}

/** @throws Refusal `link_used_elsewhere` when another session holds the invitation */
export function requireHolder(invitation: LiveInvitation, sessionId: string): void {
  if (invitation.boundSessionId !== sessionId) {
    throw new Refusal('link_used_elsewhere', `invitation ${invitation.id} is held by another session`);
  }
}

/** The invitations of a show, in the order they were made. @throws Refusal `forbidden` */
export async function listInvitations(
  prisma: Prisma.TransactionClient,
  actor: Actor,
  showId: ShowId,
): Promise<z.infer<typeof InvitationView>[]> {
  requireOperator(actor, 'cast');
  const rows = await prisma.invitation.findMany({ where: { showId }, orderBy: { id: 'asc' } });
  return rows.map(({ id, role, name, expiresAt, revokedAt, boundSessionId }) => ({
    ...{ id: InvitationId.parse(id), role, name },
    expiresAt: expiresAt.getTime(),
    ...{ revoked: revokedAt !== null, used: boundSessionId !== null },
  }));
}
