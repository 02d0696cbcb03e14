import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Admission } from '../../protocol/http.ts';
import { mediaKind, type MediaSource, type RtpParameters } from '../../protocol/media.ts';
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
    mediaKind(source) === 'audio'
      ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }
      : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
  return { mid: String(lastSsrc), codecs: [codec], encodings: [{ ssrc: lastSsrc }], rtcp: { cname: 'test' } };
}
