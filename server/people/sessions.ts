import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Door, OpenLinkRequest, SessionGrant, TabSeat } from '../../protocol/http.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { Habit } from '../platform/habit.ts';
import type { Log } from '../platform/log.ts';
import { hashSecret } from '../platform/random-secrets.ts';
import type { AccessTokens, SignedIn } from './access-tokens.ts';
import { createHandover, forgetHandovers, openHandover } from './handovers.ts';
import { liveInvitation, lockInvitationOfLink, requireHolder } from './invitations.ts';
import { rotateRefreshToken } from './refresh-tokens.ts';
import { endSession, livePrincipal, openSession, type OpenedSession } from './session-rows.ts';
import { forgetSpentInitData, spendInitData } from './spent-init-data.ts';
import { beginAtWork, liveStaff, openStaffLink } from './staff.ts';
import { requireTied, tieTelegram } from './staff-telegram.ts';
import { chosenLanguage } from './profile.ts';
import type { StaffOperator } from './principals.ts';
import { readInitData } from './telegram.ts';
import { rememberUser } from './users.ts';

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
  /** How often the sessions that are over are deleted. */
  readonly pruneMs?: number;
}

/** Sign-in without cookies: links and init data become a short access token and a rotating refresh token. */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #pruning: Habit;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    this.#pruning = new Habit('delete the sessions that are over', () => this.#prune(), {
      log: deps.log,
      ...(deps.pruneMs !== undefined && { everyMs: deps.pruneMs }),
    });
  }

  /** Spends a link. @throws Refusal `link_invalid`, `link_used_elsewhere`, `ticket_revoked`, `ticket_unpaid` */
  async openLink(request: OpenLinkRequest): Promise<SessionGrant> {
    const { prisma, transact } = this.#deps;
    const { secret } = request;
    switch (request.kind) {
      case 'ticket':
        return this.#grant(await this.#openTicket(secret));
      case 'invitation':
        return this.#grant(await this.#openInvitation(secret, request.takeOver ?? false));
      case 'staff':
        return this.#grant(await prisma.$transaction((tx) => openStaffLink(tx, secret, this.#date())));
      case 'handover': {
        const { seat, ...opened } = await transact((tx, record) =>
          openHandover(tx, record, secret, this.#date()),
        );
        return { ...(await this.#grant(opened)), ...(seat !== undefined && { seat }) };
      }
    }
  }

  /**
   * A link that takes a session to another browser, with the seat of its tab if there is one; good once, for a minute.
   * @returns its secret
   * @throws Refusal `forbidden` for the staff, and whatever the session's ticket or invitation is refused for
   */
  async handOver(session: SignedIn, seat?: TabSeat): Promise<string> {
    await this.#door(session);
    return createHandover(this.#deps.prisma, session, seat, this.#date());
  }

  /**
   * Exchanges a Mini App's init data, once.
   * @throws Refusal `link_invalid` also for data that was used before, `not_found` without a bot
   */
  async openTelegram(initData: string): Promise<SessionGrant> {
    const { prisma, botToken, now } = this.#deps;
    if (botToken === undefined) throw new Refusal('not_found', 'no bot is set');
    const { person, fingerprint } = readInitData(initData, botToken, now());
    const opened = await prisma.$transaction((tx) =>
      spendInitData(tx, fingerprint, this.#date(), async () => {
        await rememberUser(tx, person, this.#date());
        return openSession(tx, { kind: 'user', userId: person.id }, this.#date());
      }),
    );
    return this.#grant(opened);
  }

  /** Signs one of the staff in by their Telegram. @throws Refusal `forbidden` for anybody else */
  async openStaffOfTelegram(telegramId: bigint): Promise<SessionGrant> {
    const opened = await this.#deps.prisma.$transaction(async (tx) => {
      const staffId = await requireTied(tx, telegramId);
      return beginAtWork(tx, staffId, { by: 'telegram', byTelegram: true }, this.#date());
    });
    return this.#grant(opened);
  }

  /** @throws Refusal `link_used_elsewhere` when this Telegram is a colleague's */
  async tieStaff(staffId: number, telegramId: bigint): Promise<void> {
    await tieTelegram(this.#deps.transact, staffId, telegramId, this.#date());
  }

  /**
   * Goes on with the next pair of tokens.
   * @throws Refusal `session_expired`, or why the door is no longer open
   */
  async refresh(token: string): Promise<SessionGrant> {
    const { prisma, log } = this.#deps;
    const rotation = await prisma.$transaction((tx) => rotateRefreshToken(tx, token, this.#date()));
    if (rotation.outcome === 'unknown') throw new Refusal('session_expired', 'unknown refresh token');
    const { sessionId } = rotation;
    if (rotation.outcome === 'reused') {
      await endSession(prisma, sessionId, this.#date());
      log.warn({ sessionId }, 'a refresh token was used again: its session has ended');
      throw new Refusal('session_expired', 'a refresh token was used again');
    }
    const principal = await livePrincipal(prisma, sessionId, this.#date());
    return this.#grant({ session: { sessionId, principal }, refresh: rotation.refresh });
  }

  /** Ends the session of a refresh token, if it is known, and its place in a room. Asked again, nothing changes. */
  async end(token: string): Promise<void> {
    await this.#deps.transact(async (tx, record) => {
      const found = await tx.refreshToken.findUnique({ where: { hash: hashSecret(token) } });
      if (found === null || !(await endSession(tx, found.sessionId, this.#date()))) return;
      await record('session.ended', { sessionId: found.sessionId, why: 'signed_out' });
    });
  }

  /**
   * Who a bearer token speaks for, in a session that has not ended.
   * @throws Refusal `unauthorised`, `session_expired` or `link_used_elsewhere`
   */
  async authenticate(bearer: string | undefined): Promise<SignedIn> {
    const { sessionId } = await this.#deps.accessTokens.verify(bearer);
    return { sessionId, principal: await livePrincipal(this.#deps.prisma, sessionId, this.#date()) };
  }

  /**
   * Whether a bearer token is of somebody of a cast, whose invitation still holds.
   * @throws Refusal `session_expired` for a token that has only become old
   */
  async isCast(bearer: string | undefined): Promise<boolean> {
    try {
      const { sessionId, principal } = await this.authenticate(bearer);
      if (principal.kind !== 'invitation') return false;
      const invitation = await liveInvitation(this.#deps.prisma, principal.invitationId, this.#date());
      requireHolder(invitation, sessionId);
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'session_expired') return false;
      throw error;
    }
  }

  /**
   * Who of the staff a bearer token speaks for, with what they may do now.
   * @throws Refusal `unauthorised`, `session_expired`, or `forbidden` for anybody else
   */
  async authenticateStaff(bearer: string | undefined): Promise<StaffOperator> {
    const { principal } = await this.authenticate(bearer);
    if (principal.kind !== 'staff') throw new Refusal('forbidden', `${principal.kind} is not of the staff`);
    const { role } = await liveStaff(this.#deps.prisma, principal.staffId);
    return { kind: 'operator', by: 'staff', staffId: principal.staffId, role };
  }

  /**
   * Which person known by Telegram a bearer token speaks for.
   * @throws Refusal `unauthorised`, `session_expired`, or `forbidden` for anybody else
   */
  async authenticateUser(bearer: string | undefined): Promise<bigint> {
    const { principal } = await this.authenticate(bearer);
    if (principal.kind !== 'user') throw new Refusal('forbidden', `${principal.kind} is no user`);
    return principal.userId;
  }

  /** Deletes the sessions that are over, and from then on now and then. */
  start(): Promise<void> {
    return this.#pruning.start();
  }

  /** Stops deleting; a deletion under way is waited for. */
  close(): Promise<void> {
    return this.#pruning.close();
  }

  async #prune(): Promise<void> {
    await this.#deps.prisma.session.deleteMany({ where: { expiresAt: { lte: this.#date() } } });
    await forgetSpentInitData(this.#deps.prisma, this.#date());
    await forgetHandovers(this.#deps.prisma, this.#date());
  }

  async #openTicket(secret: string): Promise<OpenedSession> {
    const ticket = await this.#deps.tickets.openLink(secret);
    return this.#deps.prisma.$transaction((tx) =>
      openSession(tx, { kind: 'ticket', ...ticket }, this.#date()),
    );
  }

  #openInvitation(secret: string, takeOver: boolean): Promise<OpenedSession> {
    const now = this.#date();
    return this.#deps.transact(async (tx, record) => {
      const { id, showId, boundSessionId } = await lockInvitationOfLink(tx, secret, now);
      const takenOver = boundSessionId !== null && (await endSession(tx, boundSessionId, now));
      // Thrown after the holder was ended: the transaction undoes that too.
      if (takenOver && !takeOver) {
        throw new Refusal('link_used_elsewhere', `invitation ${id} is held by session ${boundSessionId}`);
      }
      const opened = await openSession(tx, { kind: 'invitation', invitationId: id }, now);
      await tx.invitation.update({ where: { id }, data: { boundSessionId: opened.session.sessionId } });
      if (takenOver) {
        await record('session.ended', { sessionId: boundSessionId, why: 'taken_over' });
        await record('invitation.taken_over', { invitationId: id, showId });
      }
      return opened;
    });
  }

  async #grant({ session, refresh }: OpenedSession): Promise<SessionGrant> {
    const door = await this.#door(session);
    return { ...(await this.#deps.accessTokens.mint(session)), refresh, door };
  }

  /** What a session opens, checked anew. @throws Refusal when its ticket or invitation no longer holds */
  async #door({ sessionId, principal }: SignedIn): Promise<Door> {
    const { prisma, tickets } = this.#deps;
    switch (principal.kind) {
      case 'ticket':
        return tickets.door(principal.ticketId, principal.revision);
      case 'invitation': {
        const invitation = await liveInvitation(prisma, principal.invitationId, this.#date());
        requireHolder(invitation, sessionId);
        const { id: invitationId, showId, role, name } = invitation;
        return { kind: 'invitation', showId, invitationId, role, name };
      }
      case 'user': {
        const user = await prisma.user.findUniqueOrThrow({ where: { telegramId: principal.userId } });
        return { kind: 'user', firstName: user.firstName, language: chosenLanguage(user) };
      }
      case 'staff': {
        const { name, role } = await liveStaff(prisma, principal.staffId);
        return { kind: 'staff', staffId: principal.staffId, name, role };
      }
    }
  }

  #date(): Date {
    return new Date(this.#deps.now());
  }
}
