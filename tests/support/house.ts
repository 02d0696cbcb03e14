import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { Admission, DemoDoor, ErrorBody, SessionGrant } from '../../protocol/http.ts';
import type { Role } from '../../protocol/ids.ts';
import type { MediaSource, RtpParameters } from '../../protocol/media.ts';
import type { RoomCommand } from '../../protocol/room/index.ts';
import {
  type ClientRequests,
  type Handshake,
  protocolVersion,
  type Replies,
  type Reply,
  type RequestName,
  type ServerMessages,
} from '../../protocol/socket.ts';
import { loadConfig } from '../../server/config.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { silentLog } from '../../server/platform/log.ts';
import { type Rampa, startRampa } from '../../server/rampa.ts';

export const serviceToken = randomBytes(24).toString('base64url');

/** A whole theatre on free ports, with a database of its own, and what tests do at its doors. */
export interface TestHouse {
  readonly address: URL;
  readonly prisma: PrismaClient;
  readonly rampa: Rampa;
  /** Posts JSON; answers status and body. */
  post(path: string, body: unknown, bearer?: string): Promise<{ status: number; body: unknown }>;
  /** A fresh door into the demo show, opened: a session. */
  session(role: Role): Promise<SessionGrant>;
  /** Asks admission for the session's room. @throws Error with the refusal's code as message */
  admit(session: SessionGrant, request?: object): Promise<Admission>;
  /** A guest who stands in the room: session, admission, socket, join. */
  guest(role: Role): Promise<Guest>;
  connect(token: string, way?: Handshake['with']): Guest;
  close(): Promise<void>;
}

/** Opens a theatre in demo mode with these variables of its environment. */
export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<TestHouse> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'rampa-house-'));
  const fixed = { PORT: '0', DATABASE_URL: database.url, DATA_DIR: dataFolder, SERVICE_TOKEN: serviceToken };
  const config = loadConfig({ RAMPA_DEMO: '1', PUBLIC_ADDRESS: '127.0.0.1', ...fixed, ...env }, [], {
    terminal: false,
  });
  const rampa = await startRampa(config, { log: silentLog, signal: new AbortController().signal });
  return testHouse(rampa, database.prisma, async () => {
    await rampa.close();
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
}

function testHouse(rampa: Rampa, prisma: PrismaClient, close: () => Promise<void>): TestHouse {
  const { address } = rampa;
  const post: TestHouse['post'] = async (path, body, bearer) => {
    const headers = {
      'content-type': 'application/json',
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    };
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const asked = async (path: string, body: unknown, bearer?: string): Promise<unknown> => {
    const answer = await post(path, body, bearer);
    if (answer.status >= 300) throw new Error(ErrorBody.parse(answer.body).error.code);
    return answer.body;
  };
  const session: TestHouse['session'] = async (role) => {
    const { kind, secret } = DemoDoor.parse(await asked('/api/demo/doors', { role }));
    return SessionGrant.parse(await asked('/api/sessions/link', { kind, secret }));
  };
  const admit: TestHouse['admit'] = async ({ access, door }, request = {}) => {
    if (door.kind === 'user') throw new Error('a user has no single show');
    return Admission.parse(await asked(`/api/shows/${door.showId}/admission`, request, access));
  };
  const connect: TestHouse['connect'] = (token, way = 'join') => new Guest(address, token, way);
  return {
    address,
    prisma,
    rampa,
    post,
    session,
    admit,
    connect,
    close,
    async guest(role) {
      const admission = await admit(await session(role));
      const guest = connect(admission.joinToken);
      await guest.join(admission.rtpCapabilities);
      return guest;
    },
  };
}

/** Opens the doors and begins the show, as a director. */
export async function beginShow(director: Guest): Promise<void> {
  await director.command({ type: 'phase.set', to: 'foyer' });
  await director.command({ type: 'phase.set', to: 'live' });
}

/** One socket into a room that says what a test tells it, and remembers what it hears. */
export class Guest {
  readonly socket: Socket<ServerMessages, ClientRequests>;
  readonly heard: { readonly name: string; readonly message: unknown; readonly at: number }[] = [];
  joined: Replies['join'] | undefined;

  constructor(address: URL, token: string, way: Handshake['with']) {
    const auth = { with: way, protocolVersion, token };
    this.socket = io(address.href, { transports: ['websocket'], reconnection: false, forceNew: true, auth });
    this.socket.onAny((name: string, message: unknown) =>
      this.heard.push({ name, message, at: performance.now() }),
    );
  }

  get id(): string {
    if (this.joined === undefined) throw new Error('not joined');
    return this.joined.self.view.id;
  }

  /** The code with which the handshake was refused. */
  refusedHandshake(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', () => {
        reject(new Error('the handshake was accepted'));
      });
      this.socket.once('connect_error', (error) => {
        // Socket.IO's documentation: `data` is what the server's middleware put on its error.
        const { data } = error as Error & { data?: { code?: unknown } };
        resolve(data?.code);
      });
    });
  }

  /** Sends anything as a request; answers the reply as it is. */
  async ask<Name extends RequestName>(name: Name, request: unknown): Promise<Reply<Name>> {
    // A hostile client sends what the types forbid; `emitWithAck` is typed per event.
    const emit = this.socket.timeout(10_000).emitWithAck.bind(this.socket.timeout(10_000)) as (
      name: string,
      request: unknown,
    ) => Promise<Reply<Name>>;
    return emit(name, request);
  }

  /** @throws Error with the refusal's code as message */
  async request<Name extends RequestName>(name: Name, request: unknown): Promise<Replies[Name]> {
    const reply = await this.ask(name, request);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data;
  }

  async join(rtpCapabilities: Admission['rtpCapabilities']): Promise<Replies['join']> {
    this.joined = await this.request('join', { rtpCapabilities });
    return this.joined;
  }

  command(command: RoomCommand | object, id: string = randomUUID()): Promise<Replies['command']> {
    return this.request('command', { id, command });
  }

  /** What a browser would offer, without the browser. */
  async publish(source: MediaSource): Promise<string> {
    await this.request('openSend', {});
    const { producerId } = await this.request('publish', { source, rtpParameters: offered(source) });
    return producerId;
  }

  /** Messages of one kind, oldest first. */
  messages<Name extends keyof ServerMessages>(name: Name): Parameters<ServerMessages[Name]>[] {
    // Whatever came under this name came from our own server.
    return this.heard
      .filter((each) => each.name === name)
      .map(({ message }) => [message] as unknown as Parameters<ServerMessages[Name]>);
  }

  /** Ids of the consumers that are open for this guest, as the server has told. */
  consumers(): ReadonlySet<string> {
    const open = new Set((this.joined?.consumers ?? []).map(({ id }) => id));
    for (const { name, message } of this.heard) {
      if (name === 'consumersOpen') {
        for (const { id } of (message as { consumers: { id: string }[] }).consumers) open.add(id);
      }
      if (name === 'consumersClose') for (const id of (message as { ids: string[] }).ids) open.delete(id);
    }
    return open;
  }

  /** Cuts the connection without a word, as a lost network does. */
  cut(): void {
    this.socket.io.engine.close();
  }
}

let lastSsrc = 20_000;

export function offered(source: MediaSource): RtpParameters {
  lastSsrc += 2;
  const codec =
    source === 'microphone'
      ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }
      : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
  return { mid: String(lastSsrc), codecs: [codec], encodings: [{ ssrc: lastSsrc }], rtcp: { cname: 'test' } };
}
