import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { protocolVersion, type ServerMessages } from '../../protocol/socket.ts';
import { socketIoConnections } from './socket-io.ts';

let io: Server;
let baseUrl: string;

beforeEach(() => {
  io = new Server({ transports: ['websocket'], serveClient: false });
  io.listen(0);
  const address = io.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  baseUrl = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  await io.close();
});

const handshake = { with: 'join', protocolVersion, token: 'secret' } as const;
const silent: ServerMessages = {
  view: vi.fn(),
  self: vi.fn(),
  consumersOpen: vi.fn(),
  consumersClose: vi.fn(),
  producerPaused: vi.fn(),
  ownProducer: vi.fn(),
  speaker: vi.fn(),
  snapshots: vi.fn(),
  reactions: vi.fn(),
  conditions: vi.fn(),
  takenOver: vi.fn(),
  mediaReset: vi.fn(),
  farewell: vi.fn(),
};
const open = (messages: Partial<ServerMessages> = {}) =>
  socketIoConnections(baseUrl)(handshake, { ...silent, ...messages });
const serving = (serve: (socket: Socket) => void) => void io.on('connection', serve);

describe('a connection', () => {
  test('shows its token in the handshake and nowhere in the address', async () => {
    const seen = new Promise<Socket>((resolve) => serving(resolve));
    const connection = await open();
    const socket = await seen;
    expect(socket.handshake.auth).toEqual(handshake);
    expect(socket.request.url).not.toContain('secret');
    expect(socket.conn.transport.name).toBe('websocket');
    connection.close();
  });

  test('asks and is answered, or refused', async () => {
    serving((socket) => {
      socket.on('time', (_request: unknown, reply: (answer: unknown) => void) =>
        reply({ ok: true, data: { now: 7 } }),
      );
      socket.on('openSend', (_request: unknown, reply: (answer: unknown) => void) =>
        reply({ ok: false, error: { code: 'media_not_allowed', retryAfterSeconds: 2 } }),
      );
    });
    const connection = await open();
    await expect(connection.request('time', {})).resolves.toEqual({ now: 7 });
    await expect(connection.request('openSend', {})).rejects.toMatchObject({
      code: 'media_not_allowed',
      retryAfterSeconds: 2,
    });
    connection.close();
  });

  test('hears what is said as soon as it stands', async () => {
    serving((socket) => void socket.emit('speaker', { member: null }));
    const heard = new Promise((resolve) => void open({ speaker: resolve }));
    await expect(heard).resolves.toEqual({ member: null });
  });

  test('hears every kind of message', async () => {
    const names = Object.keys(silent);
    serving((socket) => {
      for (const name of names) socket.emit(name, { about: name });
    });
    const heard: string[] = [];
    const all = new Promise<void>((resolve) => {
      const listening = names.map((name) => [
        name,
        () => {
          heard.push(name);
          if (heard.length === names.length) resolve();
        },
      ]);
      void open(Object.fromEntries(listening) as ServerMessages); // the names of a `ServerMessages`
    });
    await all;
    expect(heard).toEqual(names);
  });

  test('ends with the server’s word, its requests are unavailable, and it does not come back', async () => {
    let connections = 0;
    serving((socket) => {
      connections += 1;
      socket.on('time', () => void socket.disconnect(true));
    });
    const connection = await open();
    expect(connection.open).toBe(true);
    await expect(connection.request('time', {})).rejects.toMatchObject({ code: 'unavailable' });
    await connection.ended;
    expect(connection.open).toBe(false);
    await expect(connection.request('time', {})).rejects.toMatchObject({ code: 'unavailable' });
    expect(connections).toBe(1);
  });

  test('can be closed from here', async () => {
    const connection = await open();
    connection.close();
    await connection.ended;
    expect(connection.open).toBe(false);
  });
});

describe('a handshake', () => {
  test('is refused with the code that the server gives', async () => {
    const data = { code: 'outdated_page' };
    io.use((_socket, next) => next(Object.assign(new Error('outdated_page'), { data })));
    await expect(open()).rejects.toMatchObject({ code: 'outdated_page' });
  });

  test('is unavailable where nobody listens', async () => {
    await io.close();
    await expect(open()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
