import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { Admission as AdmissionAnswer, AdmissionRequest } from '../../../protocol/http.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import type { Phase } from '../../../protocol/room/index.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type BoxOffice, requireHolding, ticketFacts } from '../../box-office/index.ts';
import { liveInvitation, livePrincipal, requireHolder, type SignedIn } from '../../people/index.ts';
import type { Language } from '../../platform/http/index.ts';
import { hashSecret, newSecret } from '../../platform/random-secrets.ts';
import { type Entitlement, entitlementTo } from './entitlement.ts';
import type { JoinClaims, JoinTokens } from './join-tokens.ts';
import { findMember, type SeatedMember, seatMember } from './members.ts';
import type { AdmissionRooms, IceServersFor, SeatState } from './rooms.ts';

export interface AdmissionDeps {
  readonly prisma: PrismaClient;
  readonly boxOffice: BoxOffice;
  readonly rooms: AdmissionRooms;
  readonly joinTokens: JoinTokens;
  readonly iceServers: IceServersFor;
  /** Asked when the house is full; answers whether it has freed a seat. Without it a full house is full. */
  readonly freeSeats?: (showId: ShowId) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Admission {
  /**
   * Lets somebody into a room: claims the seat and gives all that the socket's handshake needs.
   * @throws Refusal `ticket_wrong_show` for a show that there is nothing for, or that does not exist; `ticket_revoked`,
   *   `ticket_unpaid`, `too_early`, `show_over`, `house_full`, `link_invalid`, `link_used_elsewhere`,
   *   `removed_from_room`, `house_locked`, and `seated_elsewhere` until `takeOver` is said
   */
  admit(
    who: SignedIn,
    showId: ShowId,
    request: AdmissionRequest & { readonly language?: Language | undefined },
  ): Promise<AdmissionAnswer>;
  /**
   * Asks again what admission asked, at the moment of joining. Call it once the member can be found in the room: a
   * revocation before that is seen here, one after it by the handler of its domain event.
   * @throws Refusal `ticket_revoked`, `ticket_unpaid`, `show_over` or `link_invalid`, which concern the member; `session_expired` or
   *   `link_used_elsewhere`, which concern this device alone
   */
  recheck(claims: JoinClaims): Promise<void>;
}

export function createAdmission(deps: AdmissionDeps): Admission {
  const { prisma, rooms } = deps;
  return {
    async admit(who, showId, request) {
      const now = new Date(deps.now());
      const entitlement = await entitlementTo(prisma, who, showId, now);
      if (entitlement.by === 'ticket') {
        await requireOpenHouse(prisma, entitlement, await rooms.phase(showId), deps.now());
      } else {
        await requireNotCalledOff(prisma, showId);
      }
      const take = () => seatMember(prisma, entitlement, request, now);
      const member = await take().catch(async (error: unknown) => {
        if (!isFull(error) || !(await deps.freeSeats?.(showId))) throw error;
        return take();
      });
      const seat = request.seat ?? newSecret();
      const seatHash = hashSecret(seat);
      const takeOver = request.takeOver ?? false;
      requireSeat(await rooms.seatState(showId, member.id, seatHash, member.role), takeOver);
      const { id: memberId, role, name } = member;
      return {
        joinToken: await deps.joinTokens.mint(
          claimsOf(entitlement, member, { sessionId: who.sessionId, showId, seatHash, takeOver }),
        ),
        ...{ seat, memberId, role, name },
        rtpCapabilities: await rooms.rtpCapabilities(showId),
        iceServers: [...deps.iceServers(memberId)],
        show: await deps.boxOffice.showOfRoom(showId),
      };
    },
    async recheck({ sessionId, showId, ticketId, ticketRevision, invitationId }) {
      const now = new Date(deps.now());
      await requireNotCalledOff(prisma, showId);
      if (ticketId !== undefined && ticketRevision !== undefined) {
        requireHolding(await ticketFacts(prisma, { id: ticketId }), ticketRevision);
      }
      if (invitationId !== undefined) {
        requireHolder(await liveInvitation(prisma, invitationId, now), sessionId);
      }
      await livePrincipal(prisma, sessionId, now);
    },
  };
}

/** How long whoever was there finds the last card, and may still say how it was. */
const afterwardsMs = 12 * 3_600_000;

/**
 * The stage manager opens the house and ends the evening, not the clock: a house opened early is open. When it is over,
 * a page that is loaded anew still finds its way to the end card.
 * @throws Refusal `too_early` or `show_over`
 */
async function requireOpenHouse(
  prisma: PrismaClient,
  { ticket }: Extract<Entitlement, { by: 'ticket' }>,
  phase: Phase,
  now: number,
): Promise<void> {
  const wasThere =
    phase === 'finished' &&
    now < ticket.hours.overAt + afterwardsMs &&
    (await findMember(prisma, { ticketId: ticket.id })) !== undefined;
  if ((phase === 'finished' && !wasThere) || ticket.cancelled) {
    throw new Refusal('show_over', `the room is ${phase}`);
  }
  if (phase === 'closed') throw new Refusal('too_early', 'the house is not open', { retryAfterSeconds: 10 });
}

/** A show that was called off is not rehearsed either. @throws Refusal `show_over` */
async function requireNotCalledOff(prisma: PrismaClient, showId: ShowId): Promise<void> {
  if ((await prisma.show.count({ where: { id: showId, status: 'cancelled' } })) > 0) {
    throw new Refusal('show_over', `show ${showId} was called off`);
  }
}

const isFull = (error: unknown) => error instanceof Refusal && error.code === 'house_full';

/** @throws Refusal `seated_elsewhere`, `removed_from_room` or `house_locked` */
function requireSeat(state: SeatState, takeOver: boolean): void {
  if (state === 'removed_from_room' || state === 'house_locked') throw new Refusal(state, 'the room says so');
  if (state === 'elsewhere' && !takeOver)
    throw new Refusal('seated_elsewhere', 'another device is connected');
}

function claimsOf(
  entitlement: Entitlement,
  { id: memberId, role, name }: SeatedMember,
  rest: Pick<JoinClaims, 'sessionId' | 'showId' | 'seatHash' | 'takeOver'>,
): JoinClaims {
  const own = { memberId, role, name, ...rest };
  return entitlement.by === 'ticket'
    ? { ...own, ticketId: entitlement.ticket.id, ticketRevision: entitlement.ticket.revision }
    : { ...own, invitationId: entitlement.invitation.id };
}
