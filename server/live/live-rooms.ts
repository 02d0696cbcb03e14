import { type InvitationId, MemberId, type Role, ShowId, type TicketId } from '../../protocol/ids.ts';
import type { RtpCapabilities } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { mayCome, membersOf, type Phase, type RoomSettings } from '../../protocol/room/index.ts';
import type { MediaPlane } from '../media/index.ts';
import type { PrismaClient } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { AdmissionRooms, SeatState } from './admission/index.ts';
import type { AudienceName, Broadcast, Clock, Connection, MessageName, MessageOf } from './connection.ts';
import { RoomHost } from './room-host.ts';
import { RoomLog } from './room-log.ts';

/** An empty room whose last acts are not written yet is asked again after this. */
const putAwayAgainMs = 5_000;
/** A room that admission has opened and nobody has entered since; a join token lives for a minute. */
const unusedMs = 120_000;

export interface LiveRoomsDeps {
  readonly prisma: PrismaClient;
  readonly plane: MediaPlane;
  readonly clock: Clock;
  readonly log: Log;
  /** What every room starts with; the capacity is the show's. */
  readonly settings: Omit<RoomSettings, 'capacity'>;
  /** A show is over, and its log says so. */
  readonly onEnded?: (showId: ShowId) => void;
}

/** Says one thing to one audience of one room; the gateway lends it. */
export type RoomBroadcast = <Name extends MessageName>(
  showId: ShowId,
  audience: AudienceName,
  name: Name,
  ...message: MessageOf<Name>
) => void;

/** The rooms this process owns, taken over when somebody first asks for them and put away when nobody is left. */
export class LiveRooms implements AdmissionRooms {
  readonly #deps: LiveRoomsDeps;
  readonly #rooms = new Map<ShowId, Promise<RoomHost>>();
  readonly #leaving = new Map<ShowId, Promise<unknown>>();
  readonly #later = new Map<ShowId, () => void>();
  #broadcast: RoomBroadcast = () => undefined;
  #closed = false;

  constructor(deps: LiveRoomsDeps) {
    this.#deps = deps;
  }

  /** The gateway tells where messages to whole audiences go. */
  broadcastThrough(broadcast: RoomBroadcast): void {
    this.#broadcast = broadcast;
  }

  /** @throws Refusal `not_found` for no such show, `unavailable` while the house closes or its database is away. */
  async room(showId: ShowId): Promise<RoomHost> {
    if (this.#closed) throw new Refusal('unavailable', 'the house is closing');
    const known = this.#rooms.get(showId);
    if (known !== undefined) return known;
    const opening = this.#takeOver(showId);
    this.#rooms.set(showId, opening);
    opening.then(
      () => this.#putAwayLater(showId, unusedMs),
      () => this.#rooms.delete(showId),
    );
    return opening;
  }

  async phase(showId: ShowId): Promise<Phase> {
    return (await this.room(showId)).state.phase;
  }

  async rtpCapabilities(showId: ShowId): Promise<RtpCapabilities> {
    return (await this.room(showId)).media.rtpCapabilities();
  }

  async seatState(
    showId: ShowId,
    member: MemberId,
    seatHash: string | undefined,
    role: Role,
  ): Promise<SeatState> {
    const host = await this.room(showId);
    const may = mayCome(host.state, member, role);
    if (may === 'removed_from_room' || may === 'house_locked') return may;
    const connection = host.connectionOf(member);
    if (connection === undefined) return 'free';
    return connection.seatHash === seatHash ? 'same_seat' : 'elsewhere';
  }

  /** These revisions of a ticket are no longer good: whoever came by one leaves at once. Idempotent. */
  async evictTicket(ticketId: TicketId, upToRevision: number): Promise<void> {
    const member = await this.#deps.prisma.roomMember.findUnique({ where: { ticketId } });
    await this.#evict(member, (connection) => (connection.ticketRevision ?? 0) <= upToRevision);
  }

  /** An invitation is no longer good: whoever came by it leaves at once. Idempotent. */
  async evictInvitation(invitationId: InvitationId): Promise<void> {
    const member = await this.#deps.prisma.roomMember.findUnique({ where: { invitationId } });
    await this.#evict(member, () => true);
  }

  /** How many spectators are in the room now. One that this process has not opened has nobody in it. */
  async audienceIn(showId: ShowId): Promise<number> {
    const host = await this.#rooms.get(showId)?.catch(() => undefined);
    if (host === undefined) return 0;
    return membersOf(host.state).filter(
      ({ id, role }) => role === 'audience' && host.connectionOf(id) !== undefined,
    ).length;
  }

  /** The show was called off: whoever rehearses leaves. Admission lets nobody in any more. Idempotent. */
  async closeDoors(showId: ShowId): Promise<void> {
    const host = await this.#rooms.get(showId)?.catch(() => undefined);
    if (host === undefined) return;
    for (const { id: member } of membersOf(host.state)) host.system({ type: 'member.revoke', member });
  }

  /**
   * Puts a room away that nobody is in; whoever comes meanwhile waits for it and opens it anew. Not before all it
   * remembers is written: while the database is away, a removal stands nowhere else.
   */
  async #putAway(showId: ShowId): Promise<void> {
    const opening = this.#rooms.get(showId);
    const host = await opening?.catch(() => undefined);
    if (host?.idle !== true || this.#closed) return;
    const saved = await host.saved();
    // Another call may have done it meanwhile.
    if (this.#rooms.get(showId) !== opening) return;
    if (!saved || !isIdle(host)) {
      this.#putAwayLater(showId, putAwayAgainMs);
      return;
    }
    this.#rooms.delete(showId);
    const leaving = host.close().finally(() => this.#leaving.delete(showId));
    this.#leaving.set(showId, leaving);
    await leaving;
  }

  #putAwayLater(showId: ShowId, afterMs: number): void {
    if (this.#closed) return;
    this.#later.get(showId)?.();
    const { clock } = this.#deps;
    const cancel = clock.at(clock.now() + afterMs, () => {
      this.#later.delete(showId);
      void this.#putAway(showId);
    });
    this.#later.set(showId, cancel);
  }

  /**
   * An invitation is held by another device now: the directors of its room should know. The device that held it hears
   * of it when its session ends.
   */
  async tellTakeOver(invitationId: InvitationId): Promise<void> {
    const row = await this.#deps.prisma.roomMember.findUnique({ where: { invitationId } });
    if (row === null) return;
    const showId = ShowId.parse(row.showId);
    if ((await this.#rooms.get(showId)) === undefined) return;
    const member = MemberId.parse(row.id);
    this.#broadcast(showId, 'desk', 'takenOver', { member });
  }

  /** Farewell to everybody, in every room; true when every log is written to the end. */
  async close(): Promise<boolean> {
    this.#closed = true;
    for (const cancel of this.#later.values()) cancel();
    const rooms = await Promise.allSettled(this.#rooms.values());
    this.#rooms.clear();
    const saved = await Promise.all(
      rooms.map((room) => (room.status === 'fulfilled' ? room.value.close() : Promise.resolve(true))),
    );
    await Promise.allSettled(this.#leaving.values());
    return saved.every(Boolean);
  }

  /** A room that this process has not opened has nobody in it to evict; admission bars them when they come. */
  async #evict(
    row: { readonly id: string; readonly showId: number } | null,
    concerns: (connection: Connection) => boolean,
  ): Promise<void> {
    if (row === null) return;
    const host = await this.#rooms.get(ShowId.parse(row.showId));
    const member = MemberId.parse(row.id);
    const connection = host?.connectionOf(member);
    if (connection !== undefined && !concerns(connection)) return;
    host?.system({ type: 'member.revoke', member });
  }

  async #takeOver(showId: ShowId): Promise<RoomHost> {
    await this.#leaving.get(showId);
    const { prisma, plane, clock, settings } = this.#deps;
    const log = this.#deps.log.child({ showId });
    const show = await prisma.show.findUnique({ where: { id: showId }, select: { capacity: true } });
    if (show === null) throw new Refusal('not_found', `no show ${showId}`);
    let host: RoomHost | undefined = undefined;
    const opened = await RoomLog.open(
      {
        ...{ prisma, log, onFenced: () => void this.#abandon(showId, host) },
        onEnded: () => this.#deps.onEnded?.(showId),
      },
      showId,
    );
    const members = await prisma.roomMember.findMany({ where: { showId }, select: { id: true, name: true } });
    const names = new Map(members.map(({ id, name }) => [MemberId.parse(id), name ?? '']));
    const broadcast: Broadcast = (audience, name, ...message) => {
      this.#broadcast(showId, audience, name, ...message);
    };
    host = new RoomHost(
      { state: opened.state, epoch: opened.epoch, settings: { ...settings, capacity: show.capacity } },
      { names, texts: opened.texts },
      { plane, clock, journal: opened.log, broadcast, log, onIdle: () => void this.#putAway(showId) },
    );
    return host;
  }

  /** Another process owns the room now: ours lets go of everybody, who will find it there. */
  async #abandon(showId: ShowId, host: RoomHost | undefined): Promise<void> {
    this.#rooms.delete(showId);
    await host?.close();
  }
}

/** Asked anew after every wait: somebody may have come. */
const isIdle = (host: RoomHost): boolean => host.idle;
