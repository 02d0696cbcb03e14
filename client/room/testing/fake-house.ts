import { CommandId, LineId, type MemberId, type Role } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import {
  audienceOf,
  decide,
  decideBySystem,
  defaultSettings,
  emptyRoom,
  evolve,
  memberOf,
  membersOf,
  projectEvent,
  projectSelf,
  type RoomCommand,
  type RoomEvent,
  type RoomState,
  type SystemCommand,
  type Words,
} from '../../../protocol/room/index.ts';
import type {
  Handshake,
  Joined,
  Replies,
  RequestName,
  RequestOf,
  ServerMessages,
  Snapshots,
  ViewSnapshot,
} from '../../../protocol/socket.ts';
import type { OpenConnection, RoomConnection } from '../socket.ts';
import { snapshotOf } from './snapshot-of.ts';
import { FakeDoors, type Guest, secretOf, showId } from './fake-doors.ts';
import { FakeMedia } from './fake-media.ts';

/** One connection as the house has it. */
interface Line {
  readonly guest: Guest;
  readonly messages: ServerMessages;
  joined: boolean;
  open: boolean;
  end: () => void;
}

/**
 * A house in memory for tests of the client: doors, tokens, the real rules of the room, numbered views, and media
 * that are only book-keeping. It answers in later microtasks, as a network would, and can be told to fail.
 */
export class FakeHouse {
  state: RoomState = emptyRoom(showId);
  readonly media: FakeMedia;
  readonly doors: FakeDoors;
  /** Commands as they arrived, repeats included. */
  readonly received: { readonly member: MemberId; readonly id: string; readonly command: RoomCommand }[] = [];
  /** How each connection was opened. */
  readonly handshakes: Handshake['with'][] = [];
  /** Nothing reaches the house. */
  offline = false;
  /** Requests are swallowed: the connection is half open. */
  hanging = false;
  /** The next answers to these requests are lost, with the connection. */
  readonly losing: RequestName[] = [];
  /** The next requests are refused so. */
  readonly refusing = new Map<RequestName | 'admission' | 'handshake', Refusal>();
  readonly #lines = new Map<MemberId, Line>();
  readonly #resumeTokens = new Map<string, Guest>();
  readonly #seq = { house: 0, wings: 0, desk: 0 };
  readonly #selfSeq = new Map<MemberId, number>();
  readonly #texts = new Map<LineId, string>();
  #tokens = 0;

  constructor() {
    this.media = new FakeMedia({
      state: () => this.state,
      tell: (member: MemberId) => {
        const line = this.#lines.get(member);
        return line?.joined === true ? line.messages : undefined;
      },
    });
    this.doors = new FakeDoors({
      offline: () => this.offline,
      refuse: () => this.#refuse('admission'),
      seated: ({ member }) => this.#lines.has(member),
      removed: ({ member }) => this.state.removed.includes(member),
      media: this.media,
    });
    const settings = {
      ...defaultSettings,
      capacity: 100,
      maxOnStage: 4,
      invitationMs: 30_000,
      graceMs: 15_000,
    };
    this.system({ type: 'room.resume', epoch: 1, settings });
  }

  /** Somebody with a door. */
  invite(role: Role, name: string): Guest {
    return this.doors.invite(role, name);
  }

  /** A director's word, as far as the rules allow it. */
  direct(command: RoomCommand): void {
    const director = membersOf(this.state).find(({ role }) => role === 'director');
    if (director === undefined) throw new Error('nobody directs');
    const id = CommandId.parse(`00000000-0000-4000-a000-${(++this.#tokens).toString(16).padStart(12, '0')}`);
    const decision = decide(this.state, command, { by: director.id, command: id, now: Date.now() });
    if (!decision.ok) throw new Error(`${command.type}: ${decision.code}`);
    this.#apply(decision.events, command);
  }

  system(command: SystemCommand): void {
    this.#apply(decideBySystem(this.state, command, Date.now()));
  }

  /** Cuts a member's connection, or everybody's, as a network does: nobody is told. */
  cut(member?: MemberId): void {
    for (const line of [...this.#lines.values()]) {
      if (member === undefined || line.guest.member === member) line.end();
    }
  }

  /** Says a message out of order, twice or not at all: what a test needs. */
  messagesOf(member: MemberId): ServerMessages {
    const line = this.#lines.get(member);
    if (line === undefined) throw new Error('not connected');
    return line.messages;
  }

  /** A view stream loses a message. */
  skip(audience: 'house' | 'wings' | 'desk'): void {
    this.#seq[audience] += 1;
  }

  /** The room's process begins anew: another epoch, other numbers, nobody's resume token. */
  restart(): void {
    this.cut();
    this.#resumeTokens.clear();
    this.doors.joinTokens.clear();
    const { settings, epoch } = this.state;
    this.system({ type: 'room.resume', epoch: epoch + 1, settings });
    Object.assign(this.#seq, { house: 0, wings: 0, desk: 0 });
    this.#selfSeq.clear();
  }

  farewell(member: MemberId, reason: Parameters<ServerMessages['farewell']>[0]['reason']): void {
    const line = this.#lines.get(member);
    line?.messages.farewell({ reason });
    line?.end();
  }

  readonly openConnection: OpenConnection = async (handshake, messages) => {
    await Promise.resolve();
    if (this.offline) throw new Refusal('unavailable', 'network');
    this.handshakes.push(handshake.with);
    this.#refuse('handshake');
    const tokens = handshake.with === 'join' ? this.doors.joinTokens : this.#resumeTokens;
    const guest = tokens.get(handshake.token);
    tokens.delete(handshake.token);
    if (guest === undefined) throw new Refusal('join_token_invalid', handshake.with);
    return this.#connect(guest, messages);
  };

  #connect(guest: Guest, messages: ServerMessages): RoomConnection {
    let ending: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (ending = resolve));
    const line: Line = {
      guest,
      messages,
      joined: false,
      open: true,
      end: () => {
        if (!line.open) return;
        line.open = false;
        ending();
        if (this.#lines.get(guest.member) !== line) return;
        this.#lines.delete(guest.member);
        this.system({ type: 'member.disconnect', member: guest.member });
      },
    };
    return {
      ended,
      get open() {
        return line.open;
      },
      close: () => line.end(),
      request: (name, request) => this.#answer(line, name, request),
    };
  }

  async #answer<Name extends RequestName>(
    line: Line,
    name: Name,
    request: RequestOf<Name>,
  ): Promise<Replies[Name]> {
    await Promise.resolve();
    if (this.offline) line.end();
    if (!line.open) throw new Refusal('unavailable', name);
    if (this.hanging) return new Promise(() => undefined);
    this.#refuse(name);
    // One table of answers; TypeScript cannot correlate the name with its request and reply.
    const answer = this.#requests(line)[name] as (request: RequestOf<Name>) => Replies[Name];
    const reply = answer(request);
    await Promise.resolve();
    const lost = this.losing.indexOf(name);
    if (lost >= 0) {
      this.losing.splice(lost, 1);
      line.end();
    }
    if (!isOpen(line)) throw new Refusal('unavailable', name);
    return reply;
  }

  #requests(line: Line): { [Name in RequestName]: (request: RequestOf<Name>) => Replies[Name] } {
    const { member } = line.guest;
    return {
      join: () => this.#join(line),
      command: ({ id, command }) => this.#command(member, id, command),
      react: () => ({}),
      rate: () => ({}),
      time: () => ({ now: Date.now() }),
      resync: () => this.snapshots(line.guest),
      ...this.media.requests(member),
    };
  }

  #join(line: Line): Joined {
    const { guest } = line;
    const { member, role } = guest;
    const earlier = this.#lines.get(member);
    if (earlier !== undefined && earlier !== line) {
      this.#lines.delete(member);
      earlier.messages.farewell({ reason: 'elsewhere' });
      earlier.end();
    }
    this.#lines.set(member, line);
    line.joined = false;
    this.system({ type: 'member.connect', member, role });
    const resumeToken = secretOf(++this.#tokens + 100_000);
    this.#resumeTokens.set(resumeToken, guest);
    const media = this.media.begin(member);
    line.joined = true;
    return { ...this.snapshots(guest), ...media, resumeToken };
  }

  #command(member: MemberId, id: CommandId, command: RoomCommand): Replies['command'] {
    this.received.push({ member, id, command });
    const decision = decide(this.state, command, { by: member, command: id, now: Date.now() });
    if (!decision.ok) throw new Refusal(decision.code, command.type);
    this.#apply(decision.events, command);
    return {};
  }

  #apply(events: readonly RoomEvent[], command?: RoomCommand): void {
    if (command !== undefined && 'text' in command) {
      this.#texts.set(LineId.parse(this.state.seq + 1), command.text);
    }
    for (const event of events) this.#step(event);
    this.media.follow();
  }

  #step(event: RoomEvent): void {
    const before = this.state;
    const epoch = event.type === 'room.resumed' ? event.epoch : before.epoch;
    this.state = evolve(before, { seq: before.seq + 1, epoch, at: Date.now(), version: 1, event });
    this.media.takeAway();
    const told = new Set<string>();
    for (const line of this.#lines.values()) {
      const audience = this.#audienceOf(line.guest);
      const viewEvents = projectEvent(before, event, this.state, audience, this.#words());
      if (viewEvents.length === 0) continue;
      if (!told.has(audience)) this.#seq[audience] += 1;
      told.add(audience);
      line.messages.view({ epoch, seq: this.#seq[audience], events: viewEvents });
    }
    for (const line of [...this.#lines.values()]) this.#tellSelf(line, before);
    for (const line of [...this.#lines.values()]) {
      if (event.type !== 'role.given' || event.member !== line.guest.member) continue;
      line.messages.snapshots(this.snapshots(line.guest));
    }
    if (event.type === 'member.removed') this.farewell(event.member, 'removed');
    if (event.type === 'member.left' && event.reason === 'left') this.farewell(event.member, 'left');
  }

  #audienceOf({ member, role }: Guest): 'house' | 'wings' | 'desk' {
    return audienceOf(memberOf(this.state, member)?.role ?? role);
  }

  #tellSelf({ guest: { member }, messages }: Line, before: RoomState): void {
    const view = projectSelf(this.state, member, this.#words());
    if (view === undefined) return;
    if (JSON.stringify(view) === JSON.stringify(projectSelf(before, member, this.#words()))) return;
    const seq = (this.#selfSeq.get(member) ?? 0) + 1;
    this.#selfSeq.set(member, seq);
    messages.self({ epoch: this.state.epoch, seq, view });
  }

  /** What a guest may know now. */
  snapshots({ member, role }: Guest): Snapshots {
    const view = projectSelf(this.state, member, this.#words());
    if (view === undefined || memberOf(this.state, member) === undefined) {
      throw new Refusal('not_a_member', 'snapshots');
    }
    const { epoch } = this.state;
    return {
      now: Date.now(),
      room: this.roomSnapshot(memberOf(this.state, member)?.role ?? role),
      self: { position: { epoch, seq: this.#selfSeq.get(member) ?? 0 }, view },
    };
  }

  roomSnapshot(role: Role): ViewSnapshot {
    const audience = audienceOf(role);
    const position = { epoch: this.state.epoch, seq: this.#seq[audience] };
    return snapshotOf(this.state, audience, position, this.#words());
  }

  #words(): Words {
    const names = new Map([...this.doors.guests.values()].map(({ member, name }) => [member, name]));
    return { names, texts: this.#texts };
  }

  #refuse(name: RequestName | 'admission' | 'handshake'): void {
    const refusal = this.refusing.get(name);
    this.refusing.delete(name);
    if (refusal !== undefined) throw refusal;
  }
}

/** Read through a function, since a wait lies between two readings. */
const isOpen = ({ open }: Line): boolean => open;
