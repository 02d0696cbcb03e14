import { expect } from 'vitest';
import { CommandId, LineId } from '../../protocol/ids.ts';
import type { MediaSource, RtpParameters } from '../../protocol/media.ts';
import {
  desiredMedia,
  emptyRoom,
  evolve,
  evolveView,
  type HouseView,
  isCast,
  isGuestBackstage,
  type LogEntry,
  memberOf,
  membersOf,
  projectHouse,
  type RoomState,
} from '../../protocol/room/index.ts';
import { company, testSettings } from '../../protocol/room/testing.ts';
import { type MediaPlane, type MediaRoom, streamKey } from '../media/index.ts';
import { silentLog } from '../platform/log.ts';
import type { MessageName, MessageOf } from './connection.ts';
import { seededRandom, TestClock } from './turning.testing.ts';
import { commands, directions, FuzzConnection, pick } from './fuzz-material.testing.ts';
import { RoomHost } from './room-host.ts';

/** Lets everything run that waits for nothing but its turn. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface FuzzOptions {
  readonly seed: number;
  readonly steps: number;
  readonly plane: MediaPlane;
  /** Lets the plane answer something, late or wrongly; then everything that follows from it runs. */
  readonly stir: (random: () => number) => Promise<void>;
  /** Lets the plane answer everything, so that the media must be what the state asks for. */
  readonly quiet: () => Promise<void>;
  /** The newest room of the plane, whose books are checked. */
  readonly room: () => MediaRoom | undefined;
  readonly rtpParameters: (source: MediaSource) => RtpParameters;
  readonly capabilities: Parameters<RoomHost['join']>[1];
}

/** Plays one seeded evening against a host, and checks after every act what must always hold. */
export class RoomFuzz {
  readonly #options: FuzzOptions;
  readonly #random: () => number;
  readonly #clock = new TestClock();
  readonly #entries: LogEntry[] = [];
  readonly #connections: FuzzConnection[] = [];
  readonly #host: RoomHost;
  readonly #trace: string[] = [];
  #houseView: HouseView | undefined;
  readonly #texts = new Map<LineId, string>();
  #houseSeq = 0;
  #commands = 0;
  #idles = 0;

  constructor(options: FuzzOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
    const state = emptyRoom(1 as RoomState['showId']); // a literal of the brand, for tests alone
    this.#houseView = projectHouse(state, { names: new Map(), texts: new Map() });
    this.#host = new RoomHost(
      { state, epoch: 1, settings: testSettings },
      { names: new Map(), texts: new Map() },
      {
        plane: options.plane,
        clock: this.#clock,
        log: silentLog,
        onIdle: () => {
          this.#idles += 1;
        },
        journal: {
          append: (entry, _after, text) => {
            this.#entries.push(entry);
            if (text !== undefined) this.#texts.set(LineId.parse(entry.seq), text);
          },
          saved: () => Promise.resolve(true),
          close: () => Promise.resolve(true),
        },
        broadcast: (audience, name, ...message) => {
          if (audience === 'house') this.#hear(name, message);
        },
      },
    );
  }

  /** @throws the first broken promise, with the seed and what led to it. */
  async run(): Promise<void> {
    try {
      for (let step = 0; step < this.#options.steps; step++) {
        this.#act();
        await settled();
        this.#check();
        await this.#options.stir(this.#random);
        await settled();
        this.#check();
      }
      await this.#end();
    } catch (error) {
      const trace = this.#trace.slice(-25).join('\n');
      throw new Error(`seed ${this.#options.seed}, after:\n${trace}`, { cause: error });
    }
  }

  #act(): void {
    const chance = this.#random();
    if (chance < 0.2) this.#connect();
    else if (chance < 0.26) this.#disconnect();
    else if (chance < 0.3) this.#passTime();
    else if (chance < 0.45) this.#media();
    else if (chance < 0.47) this.#revoke();
    else this.#command();
  }

  #connect(): void {
    const who = pick(this.#random, company);
    const connection = new FuzzConnection(who, pick(this.#random, ['a', 'b']), this.#random() < 0.5);
    this.#connections.push(connection);
    this.#note(`connect ${who.role} ${who.id.slice(-2)}`);
    this.#host.join(connection, this.#options.capabilities).then(
      ({ consumers }) => {
        connection.announce(consumers);
      },
      () => undefined,
    );
  }

  #disconnect(): void {
    const connection = this.#anyConnection();
    if (connection === undefined) return;
    this.#note(`disconnect ${connection.member.slice(-2)}`);
    connection.ended = true;
    this.#host.detach(connection);
  }

  #passTime(): void {
    const ms = pick(this.#random, [100, 1000, 21_000, 31_000]);
    this.#note(`wait ${ms}`);
    this.#clock.turn(ms);
  }

  /** What a client may ask of media at any moment, rightly or wrongly. */
  #media(): void {
    const connection = this.#anyConnection();
    if (connection === undefined) return;
    const source = pick(this.#random, ['microphone', 'camera', 'microphone', 'camera', 'talkback'] as const);
    const { media } = this.#host;
    this.#note(`publish ${source} ${connection.member.slice(-2)}`);
    media
      .openSend(connection.member)
      .then(() => media.publish(connection.member, source, this.#options.rtpParameters(source)))
      .catch(() => undefined);
  }

  #revoke(): void {
    if (this.#random() < 0.5) return;
    const { id } = pick(this.#random, company.slice(5));
    this.#note(`revoke ${id.slice(-2)}`);
    this.#host.system({ type: 'member.revoke', member: id });
  }

  #command(): void {
    const connected = this.#connections.filter(({ ended }) => !ended);
    const directed = this.#random() < 0.5;
    const by = directed ? connected.find(({ role }) => role === 'director') : this.#anyConnection();
    if (by === undefined) return;
    const target = pick(this.#random, company).id;
    const command =
      directed && this.#random() < 0.8
        ? pick(this.#random, directions)(target, this.#random)
        : pick(this.#random, commands)(this.#random);
    this.#note(`${by.member.slice(-2)} ${JSON.stringify(command)}`);
    this.#host.command(by.member, this.#commandId(), command);
  }

  /** Now and then a command is sent twice. */
  #commandId(): CommandId {
    if (this.#random() < 0.95) this.#commands += 1;
    return CommandId.parse(`c0000000-0000-4000-8000-${String(this.#commands).padStart(12, '0')}`);
  }

  #anyConnection(): FuzzConnection | undefined {
    const open = this.#connections.filter(({ ended }) => !ended);
    return open.length === 0 ? undefined : pick(this.#random, open);
  }

  #note(text: string): void {
    this.#trace.push(text);
  }

  #hear<Name extends MessageName>(name: Name, [message]: MessageOf<Name>): void {
    if (name !== 'view' || message === undefined || !('events' in message) || this.#houseView === undefined)
      return;
    expect(message.seq).toBe(this.#houseSeq + 1);
    this.#houseSeq = message.seq;
    this.#houseView = message.events.reduce(evolveView, this.#houseView);
  }

  #check(): void {
    const { state } = this.#host;
    expect(membersOf(state).filter(({ role }) => role === 'audience').length).toBeLessThanOrEqual(
      testSettings.capacity,
    );
    expect(state.stage.length).toBeLessThanOrEqual(testSettings.maxOnStage);
    this.#checkConnections(state);
    this.#checkMedia(state);
    const names = new Map(company.map(({ id }) => [id, `name of ${id}`]));
    expect(this.#houseView).toEqual(projectHouse(state, { names, texts: this.#texts }));
  }

  #checkConnections(state: RoomState): void {
    for (const { id } of company) {
      const live = this.#connections.filter(
        (connection) => !connection.ended && this.#host.connectionOf(id) === connection,
      );
      expect(live.length).toBe(memberOf(state, id)?.presence.at === 'connected' ? 1 : 0);
    }
  }

  #checkMedia(state: RoomState): void {
    const room = this.#options.room();
    for (const id of room?.members() ?? []) {
      const member = memberOf(state, id);
      const desired = desiredMedia(state, id);
      if (room === undefined) continue;
      const { producers, consumers } = room.holdings(id);
      for (const [source, { paused }] of producers) {
        const wanted = desired.send.find((send) => send.source === source);
        expect(wanted, `${id} owns a ${source} producer`).toBeDefined();
        if (wanted?.paused === true) expect(paused).toBe(true);
      }
      if (member !== undefined && !isCast(member.role)) {
        const isUp = member.standing.at === 'on_stage' || isGuestBackstage(member);
        if (!isUp) expect(producers.size).toBe(0);
        for (const { member: from, source, held } of consumers.values()) {
          if (source === 'talkback') continue;
          if (state.curtain) expect(held, 'the house sees through the curtain').toBe(true);
          expect(state.phase).toBe('live');
          expect(memberOf(state, from)?.standing.at, 'the house consumes backstage').toBe('on_stage');
        }
      }
      const allowed = new Set(desired.receive.map(({ from, source }) => streamKey(from, source)));
      for (const key of consumers.keys()) expect(allowed).toContain(key);
    }
  }

  async #end(): Promise<void> {
    await this.#options.quiet();
    this.#clock.turn(5_000);
    await this.#options.quiet();
    this.#check();
    this.#checkSupplied();
    this.#checkAnnounced();
    expect(this.#entries.reduce(evolve, emptyRoom(this.#host.showId))).toEqual(this.#host.state);
    for (const connection of this.#connections) {
      connection.ended = true;
      this.#host.detach(connection);
    }
    this.#clock.turn(60_000);
    await this.#options.quiet();
    expect(this.#host.idle).toBe(true);
    if (this.#connections.length > 0) expect(this.#idles).toBeGreaterThan(0);
    expect(await this.#host.media.count()).toEqual({ transports: 0, producers: 0, consumers: 0 });
    await this.#host.close();
  }

  /** When nothing is under way any more, everybody with a receive transport has all they may have. */
  #checkSupplied(): void {
    const room = this.#options.room();
    for (const id of room?.members() ?? []) {
      if (room?.holdings(id).transports.has('receive') !== true) continue;
      const held = room.holdings(id).consumers;
      if (memberOf(this.#host.state, id)?.trouble === 'receive') continue;
      for (const { from, source } of desiredMedia(this.#host.state, id).receive) {
        if (!room.holdings(from).producers.has(source)) continue;
        expect(held.has(streamKey(from, source)), `${id} lacks ${source} of ${from}`).toBe(true);
      }
    }
  }

  /** A consumer that its receiver was not told of would send to nobody, for good. */
  #checkAnnounced(): void {
    const room = this.#options.room();
    for (const connection of this.#connections) {
      const { member, announced } = connection;
      if (this.#host.connectionOf(member) !== connection) continue;
      const held = [...(room?.holdings(member).consumers.values() ?? [])].map(({ id }) => id);
      expect([...announced].toSorted(), `what ${member} was told of`).toEqual(held.toSorted());
    }
  }
}
