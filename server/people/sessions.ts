import { randomUUID } from 'node:crypto';
import type { Prisma, PrismaClient, Session } from '../../generated/prisma/client.ts';
import type { Door, OpenLinkRequest, SessionGrant } from '../../protocol/http.ts';
import { InvitationId, TicketId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import type { Log } from '../platform/log.ts';
import type { AccessTokens, SignedIn } from './access-tokens.ts';
import { type LiveInvitation, liveInvitation, lockInvitationOfLink } from './invitations.ts';
import type { Principal } from './principals.ts';
import { issueRefreshToken, rotateRefreshToken } from './refresh-tokens.ts';
import { hashSecret } from '../platform/random-secrets.ts';
import { readInitData } from './telegram.ts';
import { rememberUser } from './users.ts';

/** How long a device stays signed in, whatever it does. */
const sessionLifeMs = 30 * 24 * 3_600_000;

type TicketDoor = Extract<Door, { kind: 'ticket' }>;

/** What sessions must know of tickets; the box office implements it, since it stands above people. */
export interface TicketDoors {
  /** @throws Refusal `link_invalid`, `ticket_revoked` or `ticket_unpaid` */
  openLink(secret: string): Promise<{ readonly ticketId: TicketId; readonly revision: number }>;
  /** @throws Refusal `ticket_revoked` when this revision no longer holds, `ticket_unpaid` */
  door(ticketId: TicketId, revision: number): Promise<TicketDoor>;
}

export interface SessionsDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly tickets: TicketDoors;
  readonly accessTokens: AccessTokens;
  /** Without a bot nobody comes from Telegram. */
  readonly botToken: string | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Sessions {
  /** Spends a link. @throws Refusal `link_invalid`, `link_used_elsewhere`, `ticket_revoked`, `ticket_unpaid` */
  openLink(request: OpenLinkRequest): Promise<SessionGrant>;
  /** Exchanges init data. @throws Refusal `link_invalid`, `not_found` without a bot */
  openTelegram(initData: string): Promise<SessionGrant>;
  /** Goes on. @throws Refusal `session_expired`, or why the door is no longer open */
  refresh(token: string): Promise<SessionGrant>;
  /** Ends the session of a refresh token, if it is known. */
  end(token: string): Promise<void>;
  /**
   * Who a bearer token speaks for, in a session that has not ended.
   * @throws Refusal `unauthorised` or `session_expired`
   */
  authenticate(bearer: string | undefined): Promise<SignedIn>;
  /** Deletes the sessions that are over. */
  forgetExpired(): Promise<void>;
}

/** Sign-in without cookies: links and init data become a short access token and a rotating refresh token. */
export function createSessions(deps: SessionsDeps): Sessions {
  const { prisma, transact, tickets, accessTokens } = deps;
  const date = () => new Date(deps.now());

  const grant = async (session: SignedIn, refresh: string): Promise<SessionGrant> => {
    const door = await doorOf(deps, session);
    return { ...(await accessTokens.mint(session)), refresh, door };
  };

  const openTicket = async (secret: string): Promise<SessionGrant> => {
    const principal: Principal = { kind: 'ticket', ...(await tickets.openLink(secret)) };
    const opened = await prisma.$transaction((tx) => openSession(tx, principal, date()));
    return grant(opened.session, opened.refresh);
  };

  const openInvitation = async (secret: string, takeOver: boolean): Promise<SessionGrant> => {
    const opened = await transact(async (tx, record) => {
      const invitation = await lockInvitationOfLink(tx, secret, date());
      const { id: invitationId, showId } = invitation;
      const ended = await endHolder(tx, invitation, takeOver, date());
      const session = await openSession(tx, { kind: 'invitation', invitationId }, date());
      await tx.invitation.update({
        where: { id: invitationId },
        data: { boundSessionId: session.session.sessionId },
      });
      if (ended) await record('invitation.taken_over', { invitationId, showId });
      return session;
    });
    return grant(opened.session, opened.refresh);
  };

  return {
    openLink: (request) =>
      request.kind === 'ticket'
        ? openTicket(request.secret)
        : openInvitation(request.secret, request.takeOver ?? false),
    async openTelegram(initData) {
      if (deps.botToken === undefined) throw new Refusal('not_found', 'no bot is set');
      const person = readInitData(initData, deps.botToken, deps.now());
      const opened = await prisma.$transaction(async (tx) => {
        await rememberUser(tx, person, date());
        return openSession(tx, { kind: 'user', userId: person.id }, date());
      });
      return grant(opened.session, opened.refresh);
    },
    async refresh(token) {
      const rotation = await prisma.$transaction((tx) => rotateRefreshToken(tx, token, date()));
      if (rotation.outcome === 'unknown') throw new Refusal('session_expired', 'unknown refresh token');
      const { sessionId } = rotation;
      if (rotation.outcome === 'reused') {
        await endSession(prisma, sessionId, date());
        deps.log.warn({ sessionId }, 'a refresh token was used again: its session has ended');
        throw new Refusal('session_expired', 'a refresh token was used again');
      }
      const principal = await livePrincipal(prisma, sessionId, date());
      return grant({ sessionId, principal }, rotation.refresh);
    },
    async end(token) {
      const found = await prisma.refreshToken.findUnique({ where: { hash: hashSecret(token) } });
      if (found !== null) await endSession(prisma, found.sessionId, date());
    },
    async authenticate(bearer) {
      const { sessionId } = await accessTokens.verify(bearer);
      return { sessionId, principal: await livePrincipal(prisma, sessionId, date()) };
    },
    async forgetExpired() {
      await prisma.session.deleteMany({ where: { expiresAt: { lte: date() } } });
    },
  };
}

/**
 * What a session opens, checked anew.
 * @throws Refusal when its ticket or invitation no longer holds
 */
async function doorOf(deps: SessionsDeps, { sessionId, principal }: SignedIn): Promise<Door> {
  switch (principal.kind) {
    case 'ticket':
      return deps.tickets.door(principal.ticketId, principal.revision);
    case 'invitation': {
      const invitation = await liveInvitation(deps.prisma, principal.invitationId, new Date(deps.now()));
      requireHolder(invitation, sessionId);
      const { id: invitationId, showId, role, name } = invitation;
      return { kind: 'invitation', showId, invitationId, role, name };
    }
    case 'user': {
      const { firstName } = await deps.prisma.user.findUniqueOrThrow({
        where: { telegramId: principal.userId },
      });
      return { kind: 'user', firstName };
    }
  }
}

/** @throws Refusal `link_used_elsewhere` when another session holds the invitation */
export function requireHolder(invitation: LiveInvitation, sessionId: string): void {
  if (invitation.boundSessionId !== sessionId) {
    throw new Refusal('link_used_elsewhere', `invitation ${invitation.id} is held by another session`);
  }
}

async function openSession(
  tx: Prisma.TransactionClient,
  principal: Principal,
  now: Date,
): Promise<{ session: SignedIn; refresh: string }> {
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + sessionLifeMs);
  await tx.session.create({ data: { id, expiresAt, ...principalColumns(principal) } });
  return { session: { sessionId: id, principal }, refresh: await issueRefreshToken(tx, id) };
}

/**
 * Ends the session that holds an invitation, if it still lives.
 * @returns whether there was one
 * @throws Refusal `link_used_elsewhere` when there is one and nobody said to take over
 */
async function endHolder(
  tx: Prisma.TransactionClient,
  { id, boundSessionId }: LiveInvitation,
  takeOver: boolean,
  now: Date,
): Promise<boolean> {
  if (boundSessionId === null) return false;
  const live = { id: boundSessionId, endedAt: null, expiresAt: { gt: now } };
  if (!takeOver && (await tx.session.count({ where: live })) > 0) {
    throw new Refusal('link_used_elsewhere', `invitation ${id} is held by another session`);
  }
  const ended = await tx.session.updateMany({ where: live, data: { endedAt: now } });
  return ended.count > 0;
}

async function endSession(prisma: PrismaClient, id: string, now: Date): Promise<void> {
  await prisma.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
}

/** @throws Refusal `session_expired` when the session has ended, `link_used_elsewhere` when it was taken over */
async function livePrincipal(prisma: PrismaClient, id: string, now: Date): Promise<Principal> {
  const session = await prisma.session.findUnique({ where: { id }, include: { invitation: true } });
  if (session !== null && session.endedAt === null && session.expiresAt > now) return principalOf(session);
  const holder = session?.invitation?.boundSessionId ?? id;
  throw holder === id
    ? new Refusal('session_expired', `session ${id} has ended`)
    : new Refusal('link_used_elsewhere', `session ${holder} took over from ${id}`);
}

const principalColumns = (principal: Principal) => {
  switch (principal.kind) {
    case 'ticket':
      return { ticketId: principal.ticketId, ticketRevision: principal.revision };
    case 'invitation':
      return { invitationId: principal.invitationId };
    case 'user':
      return { userId: principal.userId };
  }
};

/** The table's CHECK constraints promise exactly one principal. */
function principalOf({ id, ticketId, ticketRevision, invitationId, userId }: Session): Principal {
  if (ticketId !== null && ticketRevision !== null) {
    return { kind: 'ticket', ticketId: TicketId.parse(ticketId), revision: ticketRevision };
  }
  if (invitationId !== null) {
    return { kind: 'invitation', invitationId: InvitationId.parse(invitationId) };
  }
  if (userId !== null) return { kind: 'user', userId };
  throw new Error(`session ${id} belongs to nobody`);
}
