import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { bindingRequest, isBindingSuccess } from './stun.ts';

/** RFC 8489 §6.2.1 starts with 500 ms; on one machine the answer takes one. */
const resendMs = 100;

/** Resolves when a STUN server answers over UDP; rejects when the signal aborts. */
export async function answersBinding(
  server: { readonly address: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const socket = createSocket(server.address.includes(':') ? 'udp6' : 'udp4');
  const { packet, transactionId } = bindingRequest();
  const send = () => socket.send(packet, server.port, server.address);
  // Until the server listens, the system may report that nobody does.
  socket.on('error', () => {});
  const timer = setInterval(send, resendMs);
  try {
    send();
    await answerTo(socket, transactionId, signal);
  } finally {
    clearInterval(timer);
    socket.close();
  }
}

async function answerTo(socket: Socket, transactionId: Buffer, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const giveUp = () => reject(new Error('no answer to a STUN binding request', { cause: signal.reason }));
  socket.on('message', (answer) => {
    if (isBindingSuccess(answer, transactionId)) resolve(undefined);
  });
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    await promise;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A port of the address that is free now for UDP and TCP both. */
export async function freePort(address: string): Promise<number> {
  for (;;) {
    const tcp = await bindTcp(address, 0);
    if (tcp === undefined) throw new Error(`no TCP port of ${address} is free`);
    const free = await udpIsFree(address, tcp.port);
    await tcp.close();
    if (free) return tcp.port;
  }
}

/** Whether nobody uses the port for UDP or TCP. */
export async function portIsFree(address: string, port: number): Promise<boolean> {
  const tcp = await bindTcp(address, port);
  if (tcp === undefined) return false;
  await tcp.close();
  return udpIsFree(address, port);
}

/** Whether nobody uses the port, now or before `patienceMs` have passed. */
export async function becomesFree(address: string, port: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (!(await portIsFree(address, port))) {
    if (Date.now() >= deadline) return false;
    await delay(50);
  }
  return true;
}

async function bindTcp(address: string, port: number) {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen(port, address, () => resolve(true));
  if (!(await promise)) return undefined;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('a listening TCP server has no port');
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  return { port: bound.port, close };
}

async function udpIsFree(address: string, port: number): Promise<boolean> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.once('error', () => resolve(false));
  socket.bind(port, address, () => resolve(true));
  const free = await promise;
  socket.close();
  return free;
}
