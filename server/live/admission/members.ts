import { randomUUID } from 'node:crypto';
import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { type InvitationId, MemberId, type Role, ShowId, type TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { claimSeat, lockShow } from '../../box-office/index.ts';
import type { Language } from '../../platform/http/index.ts';
import type { Entitlement } from './entitlement.ts';

/** What a spectator says of their name. */
export interface NameWish {
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
}

/** Somebody in a room. */
export interface SeatedMember {
  readonly id: MemberId;
  readonly role: Role;
  readonly name: string;
}

/**
 * Finds or makes the member that an entitlement stands for, and claims the seat of a ticket: the same ticket or
 * invitation is always the same member.
 * @param wish how a spectator wants to be called, or in which language to be numbered (else the show's); the cast's
 *   names stand in their invitations
 * @throws Refusal `house_full`, `ticket_revoked`, `removed_from_room` for somebody new who is banned under another name
 */
export async function seatMember(
  prisma: PrismaClient,
  entitlement: Entitlement,
  wish: NameWish,
  now: Date,
): Promise<SeatedMember> {
  return prisma.$transaction((tx) =>
    entitlement.by === 'ticket'
      ? seatSpectator(tx, entitlement, wish, now)
      : seatCast(tx, entitlement.invitation),
  );
}

async function seatSpectator(
  tx: Prisma.TransactionClient,
  { ticket, user }: Extract<Entitlement, { by: 'ticket' }>,
  wish: NameWish,
  now: Date,
): Promise<SeatedMember> {
  const { id: ticketId, showId } = ticket;
  await claimSeat(tx, ticket, now);
  const known = await tx.roomMember.findUnique({ where: { ticketId } });
  if (known === null) await requireNoBan(tx, ticketId, showId, user?.id);
  const name = wish.name ?? known?.name ?? user?.name ?? (await numberedName(tx, showId, wish.language));
  const row =
    known === null
      ? await tx.roomMember.create({
          data: { id: randomUUID(), showId, role: 'audience', name, ticketId, userId: user?.id ?? null },
        })
      : // Whoever came by the ticket's link before and comes by an account now is known from now on.
        await tx.roomMember.update({
          where: { ticketId },
          data: { name, ...(user !== undefined && { userId: user.id }) },
        });
  return { id: MemberId.parse(row.id), role: 'audience', name };
}

async function seatCast(
  tx: Prisma.TransactionClient,
  { id: invitationId, showId, role, name }: Extract<Entitlement, { by: 'invitation' }>['invitation'],
): Promise<SeatedMember> {
  await lockShow(tx, showId);
  const known = await tx.roomMember.findUnique({ where: { invitationId } });
  const row =
    known === null
      ? await tx.roomMember.create({ data: { id: randomUUID(), showId, role, name, invitationId } })
      : await tx.roomMember.update({ where: { invitationId }, data: { name } });
  return { id: MemberId.parse(row.id), role, name };
}

/**
 * A ban holds for the person: their account, or without one the order that their ticket is of. Whoever was in the room
 * before as somebody else, a companion with a ticket of the same order, is not meant.
 */
async function requireNoBan(
  tx: Prisma.TransactionClient,
  ticketId: TicketId,
  showId: ShowId,
  userId: bigint | undefined,
): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    select: { userId: true, orderId: true, order: { select: { userId: true } } },
  });
  const person = userId ?? ticket.userId ?? ticket.order.userId;
  const same = person === null ? { userId: null, orderId: ticket.orderId } : { userId: person };
  const ban = await tx.roomBan.findFirst({ where: { showId, ...same }, select: { memberId: true } });
  if (ban !== null) throw new Refusal('removed_from_room', `banned as member ${ban.memberId}`);
}

/** Those who say no name are told apart by a number, in their language. The show's row is locked. */
async function numberedName(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  own: Language | undefined,
): Promise<string> {
  const language = own ?? (await tx.show.findUniqueOrThrow({ where: { id: showId } })).language;
  const number = 1 + (await tx.roomMember.count({ where: { showId, role: 'audience' } }));
  return `${language.startsWith('ru') ? 'Зритель' : 'Spectator'} ${number}`;
}

/** Where somebody sits by a ticket or an invitation, if they ever came. */
export async function findMember(
  prisma: PrismaClient,
  by: { readonly ticketId: TicketId } | { readonly invitationId: InvitationId },
): Promise<{ readonly showId: ShowId; readonly memberId: MemberId } | undefined> {
  const row = await prisma.roomMember.findUnique({ where: by });
  if (row === null) return undefined;
  return { showId: ShowId.parse(row.showId), memberId: MemberId.parse(row.id) };
}
