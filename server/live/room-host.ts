import { type CommandId, LineId, type MemberId, type ShowId } from '../../protocol/ids.ts';
import type { RtpCapabilities } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import {
  audienceOf,
  decide,
  decideBySystem,
  type Decision,
  eventVersion,
  evolve,
  memberOf,
  nextDeadline,
  type RoomCommand,
  mayCome,
  type RoomEvent,
  type RoomSettings,
  type RoomState,
  type SystemCommand,
  type Words,
} from '../../protocol/room/index.ts';
import type { FarewellReason, Joined, ReactionKind, Snapshots } from '../../protocol/socket.ts';
import type { MediaPlane } from '../media/index.ts';
import type { Log } from '../platform/log.ts';
import type { AudienceName, Broadcast, Clock, Connection, MessageName, MessageOf } from './connection.ts';
import { Outcomes } from './outcomes.ts';
import type { RoomLog } from './room-log.ts';
import { RoomMedia } from './room-media.ts';
import { Moment } from './moment.ts';
import { Texts } from './texts.ts';
import { type Step, ViewStreams } from './view-streams.ts';

/** Where a host writes what happened; the real one is `RoomLog`. */
export type Journal = Pick<RoomLog, 'append' | 'saved' | 'close'>;

export interface RoomHostDeps {
  readonly plane: MediaPlane;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly broadcast: Broadcast;
  readonly log: Log;
  /** The last member has left for good: the room may be put away. */
  readonly onIdle: () => void;
}

/** What `join` answers, apart from what the gateway adds: tokens and ICE servers. */
export type JoinAnswer = Omit<Joined, 'resumeToken' | 'iceServers'>;

const saveWithinMs = 1000;

/** By whose command something happens. */
interface Cause {
  readonly member: MemberId;
  readonly command: CommandId;
}

const departures: ReadonlySet<RoomEvent['type']> = new Set(['member.left', 'member.removed']);

/**
 * The one owner of a live room: takes one command at a time, without waiting for anything. Decide, evolve, take
 * media away, tell everybody, write behind.
 */
export class RoomHost {
  readonly showId: ShowId;
  readonly media: RoomMedia;
  readonly #deps: RoomHostDeps;
  readonly #connections = new Map<MemberId, Connection>();
  readonly #names: Map<MemberId, string>;
  /** What was written, as long as anybody may still read it. */
  readonly #texts: Texts;
  readonly #outcomes = new Outcomes<Decision>();
  readonly #streams: ViewStreams;
  readonly #moment: Moment;
  #state: RoomState;
  #cancelDeadline: () => void = () => undefined;
  #closed = false;

  /** Takes over a room as its log left it, in a new epoch: nobody is connected, deadlines count from now. */
  constructor(
    from: { readonly state: RoomState; readonly epoch: number; readonly settings: RoomSettings },
    words: Words,
    deps: RoomHostDeps,
  ) {
    this.#deps = deps;
    this.#state = from.state;
    this.showId = from.state.showId;
    this.#names = new Map(words.names);
    this.#texts = new Texts(words.texts);
    const tell = <Name extends MessageName>(
      member: MemberId,
      name: Name,
      ...message: MessageOf<Name>
    ): void => {
      this.#connections.get(member)?.send(name, ...message);
    };
    const { broadcast, clock, plane, log } = deps;
    this.#streams = new ViewStreams({
      words: { names: this.#names, texts: this.#texts.known },
      broadcast,
      tell,
    });
    this.media = new RoomMedia({
      plane,
      clock,
      log,
      tell,
      state: () => this.#state,
      report: (member, trouble) => {
        this.system({ type: 'media.report', member, trouble });
      },
      heard: (levels) => {
        this.#moment.hear(levels);
      },
      renewed: () => {
        for (const connection of this.#connections.values()) connection.send('mediaReset');
      },
    });
    this.#moment = new Moment({ state: () => this.#state, media: this.media, clock, broadcast });
    this.system({ type: 'room.resume', epoch: from.epoch, settings: from.settings });
  }

  now(): number {
    return this.#deps.clock.now();
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Nobody is here, and nobody's seat is being kept: the room may be put away. */
  get idle(): boolean {
    return this.#connections.size === 0 && Object.keys(this.#state.members).length === 0;
  }

  connectionOf(member: MemberId): Connection | undefined {
    return this.#connections.get(member);
  }

  /**
   * Seats a connection, in place of an earlier one of the same member.
   * @throws Refusal `seated_elsewhere` while another device holds the seat and nobody said "continue here";
   *   `removed_from_room`; `house_locked`; `house_full`; `unavailable` when the room is closing.
   */
  attach(connection: Connection): void {
    if (this.#closed) throw new Refusal('unavailable', 'the room is closing');
    // A request may still be under way when its connection is lost: it must not take the seat for a ghost.
    if (connection.ended) throw new Refusal('not_a_member', 'the connection has ended');
    const { member, role, name } = connection;
    const earlier = this.#connections.get(member);
    if (earlier === connection) return;
    if (earlier !== undefined && earlier.seatHash !== connection.seatHash && !connection.takeOver) {
      throw new Refusal('seated_elsewhere', 'another device is connected');
    }
    const may = mayCome(this.#state, member, role);
    if (may !== 'yes') throw new Refusal(may, 'the room says so');
    this.#names.set(member, name);
    this.#connections.set(member, connection);
    if (earlier !== undefined) {
      this.media.end(member);
      earlier.end('elsewhere');
    }
    this.system({ type: 'member.connect', member, role });
  }

  /** A connection is lost; the seat is kept for a while. An evicted connection's end changes nothing. */
  detach(connection: Connection): void {
    if (this.#connections.get(connection.member) !== connection) return;
    this.#connections.delete(connection.member);
    this.media.end(connection.member);
    this.system({ type: 'member.disconnect', member: connection.member });
  }

  /** The one round trip after which a member sees and hears: snapshots, a receive transport, consumers. */
  async join(connection: Connection, capabilities: RtpCapabilities): Promise<JoinAnswer> {
    this.attach(connection);
    const { rtpCapabilities, receive, consumers } = await this.media.begin(connection.member, capabilities);
    // What was closed again since is not answered: its `consumersClose` has been sent before this.
    const open = this.media.stillOpen(connection.member, consumers);
    return {
      ...this.snapshots(connection),
      routerRtpCapabilities: rtpCapabilities,
      receive,
      consumers: open,
    };
  }

  /** @throws Refusal `not_a_member` when the connection no longer holds its seat. */
  snapshots(connection: Connection): Snapshots {
    this.requireSeat(connection);
    const { member } = connection;
    const audience = this.audienceOf(connection);
    const snapshots = this.#streams.snapshots(this.#state, member, audience, this.#deps.clock.now());
    if (snapshots === undefined) throw new Refusal('not_a_member', 'no longer in this room');
    return snapshots;
  }

  /** As what a connection's member looks at the room now; a director may have given them another role. */
  audienceOf({ member, role }: Connection): AudienceName {
    return audienceOf(memberOf(this.#state, member)?.role ?? role);
  }

  /** Claps, laughter, hearts: gathered, and never in the log. */
  react(member: MemberId, kind: ReactionKind, count: number): void {
    this.#moment.react(member, kind, count);
  }

  /** @throws Refusal `not_a_member` for a connection that never joined or was evicted. */
  requireSeat(connection: Connection): void {
    if (this.#connections.get(connection.member) !== connection) {
      throw new Refusal('not_a_member', 'this connection holds no seat');
    }
  }

  /** A member's command. Repeated with the same id it has the same outcome and no second effect. */
  command(by: MemberId, id: CommandId, command: RoomCommand): Decision {
    const earlier = this.#outcomes.recall(by, id);
    if (earlier !== undefined) return earlier;
    const decision = decide(this.#state, command, { by, command: id, now: this.#deps.clock.now() });
    this.#outcomes.remember(by, id, decision);
    const text = 'text' in command ? command.text : undefined;
    if (decision.ok) this.#apply(decision.events, { member: by, command: id }, text);
    return decision;
  }

  /** What the house itself asks; facts are not refused. */
  system(command: SystemCommand): void {
    if (this.#closed) return;
    this.#apply(decideBySystem(this.#state, command, this.#deps.clock.now()));
  }

  /** Whether everything said so far is written, waiting a second at most. */
  saved(): Promise<boolean> {
    return this.#deps.journal.saved(this.#state.seq, saveWithinMs);
  }

  /** Says farewell to everybody and puts the room away; true when its log is written to the end. */
  async close(): Promise<boolean> {
    if (this.#closed) return true;
    this.#closed = true;
    this.#cancelDeadline();
    this.#moment.close();
    for (const connection of [...this.#connections.values()]) connection.end('closing');
    this.#connections.clear();
    this.media.close();
    return this.#deps.journal.close(saveWithinMs);
  }

  #apply(events: readonly RoomEvent[], cause?: Cause, text?: string): void {
    if (events.length === 0) return;
    const steps = events.map((event) => this.#step(event, cause, text));
    // Taking away goes to the worker before anybody hears of it, and before the command is acknowledged.
    this.media.takeAway();
    this.#streams.publish(steps);
    this.#moment.follow();
    for (const { event } of steps) this.#moveAudience(event);
    for (const { event } of steps) this.#sayFarewell(event);
    for (const { event } of steps) this.#forget(event);
    this.#watchDeadline();
    this.media.supplyAll();
    if (this.idle && steps.some(({ event }) => departures.has(event.type))) this.#deps.onIdle();
  }

  #step(event: RoomEvent, cause?: Cause, text?: string): Step {
    const before = this.#state;
    const entry = {
      seq: before.seq + 1,
      epoch: event.type === 'room.resumed' ? event.epoch : before.epoch,
      at: this.#deps.clock.now(),
      version: eventVersion,
      event,
      ...(cause === undefined ? {} : { cause }),
    };
    this.#state = evolve(before, entry);
    const said = event.type === 'chat.said' || event.type === 'note.sent' ? text : undefined;
    if (said !== undefined) this.#texts.keep(LineId.parse(entry.seq), said, this.#state);
    this.#deps.journal.append(entry, this.#state, said);
    return { before, event, after: this.#state };
  }

  /** Whoever has another role now looks at the room as another audience, from a fresh snapshot on. */
  #moveAudience(event: RoomEvent): void {
    if (event.type !== 'role.given') return;
    const connection = this.#connections.get(event.member);
    if (connection === undefined) return;
    connection.hear(this.audienceOf(connection));
    connection.send('snapshots', this.snapshots(connection));
  }

  #sayFarewell(event: RoomEvent): void {
    if (event.type === 'member.removed') this.#end(event.member, 'removed');
    if (event.type === 'member.left' && event.reason !== 'grace') this.#end(event.member, event.reason);
  }

  /** What is remembered for a repeat ends with the member. */
  #forget(event: RoomEvent): void {
    if (event.type !== 'member.left' && event.type !== 'member.removed') return;
    this.#outcomes.forget(event.member);
    this.#streams.forget(event.member);
  }

  #end(member: MemberId, reason: FarewellReason): void {
    const connection = this.#connections.get(member);
    if (connection === undefined) return;
    this.#connections.delete(member);
    this.media.end(member);
    connection.end(reason);
  }

  #watchDeadline(): void {
    this.#cancelDeadline();
    const next = nextDeadline(this.#state);
    if (next === undefined) return;
    this.#cancelDeadline = this.#deps.clock.at(next, () => {
      this.system({ type: 'deadlines.pass' });
      // Timers may come a little early; the deadline is then still ahead.
      this.#watchDeadline();
    });
  }
}
