import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** A TURN client over UDP (RFC 8656), as small as asking for a relay and for a permission allows. */

const magicCookie = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const methods = { allocate: 0x003, createPermission: 0x008 } as const;
const attributes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
} as const;
const protocols = { udp: 17, tcp: 6 } as const;

export interface TurnClientOptions {
  readonly address: string;
  readonly port: number;
  readonly username: string;
  readonly credential: string;
}

/** Answers of a server: `ok`, or the number of its error (RFC 8656 §19). */
export type TurnAnswer = 'ok' | number;

export class TurnClient {
  readonly #options: TurnClientOptions;
  readonly #socket: Socket = createSocket('udp4');
  #realm = '';
  #nonce = '';

  constructor(options: TurnClientOptions) {
    this.#options = options;
  }

  /** Asks for a relay of the given kind, first without credentials, as every client does. */
  async allocate(protocol: keyof typeof protocols = 'udp'): Promise<TurnAnswer> {
    const wish = attribute(attributes.requestedTransport, Buffer.from([protocols[protocol], 0, 0, 0]));
    const challenge = await this.#ask(message(methods.allocate, [wish]));
    this.#realm = challenge.get(attributes.realm)?.toString() ?? '';
    this.#nonce = challenge.get(attributes.nonce)?.toString() ?? '';
    return answerOf(await this.#ask(this.#signed(methods.allocate, [wish])));
  }

  /** Asks to be allowed to exchange packets with a peer of the address. */
  async permit(peer: string): Promise<TurnAnswer> {
    const octets = Buffer.from(peer.split('.').map(Number));
    const xored = octets.map((octet, index) => octet ^ (magicCookie[index] ?? 0));
    const value = Buffer.concat([Buffer.from([0, 1, 0, 0]), xored]);
    return answerOf(
      await this.#ask(this.#signed(methods.createPermission, [attribute(attributes.xorPeerAddress, value)])),
    );
  }

  close(): void {
    this.#socket.close();
  }

  #signed(method: number, own: readonly Buffer[]): Buffer {
    const { username, credential } = this.#options;
    const all = [
      ...own,
      attribute(attributes.username, Buffer.from(username)),
      attribute(attributes.realm, Buffer.from(this.#realm)),
      attribute(attributes.nonce, Buffer.from(this.#nonce)),
    ];
    const key = createHash('md5').update(`${username}:${this.#realm}:${credential}`).digest();
    // The integrity covers a header whose length counts the integrity itself: 4 bytes and a SHA-1.
    const transactionId = randomBytes(12);
    const unsigned = message(method, all, 24, transactionId);
    const integrity = createHmac('sha1', key).update(unsigned).digest();
    return message(method, [...all, attribute(attributes.messageIntegrity, integrity)], 0, transactionId);
  }

  async #ask(packet: Buffer): Promise<Map<number, Buffer>> {
    const answered = once(this.#socket, 'message', { signal: AbortSignal.timeout(5000) });
    this.#socket.send(packet, this.#options.port, this.#options.address);
    const [answer] = (await answered) as [Buffer, ...unknown[]];
    return parse(answer);
  }
}

function message(
  method: number,
  parts: readonly Buffer[],
  bytesToFollow = 0,
  transactionId = randomBytes(12),
): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(4);
  header.writeUInt16BE(method, 0);
  header.writeUInt16BE(body.length + bytesToFollow, 2);
  return Buffer.concat([header, magicCookie, transactionId, body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function parse(packet: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= packet.length;) {
    const length = packet.readUInt16BE(at + 2);
    found.set(packet.readUInt16BE(at), packet.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}

/** RFC 8489 §14.8: the hundreds stand in one byte, the rest in the next. */
function answerOf(answer: ReadonlyMap<number, Buffer>): TurnAnswer {
  const error = answer.get(attributes.errorCode);
  return error === undefined ? 'ok' : error.readUInt8(2) * 100 + error.readUInt8(3);
}
