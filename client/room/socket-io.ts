import { io, type Socket } from 'socket.io-client';
import { isRefusalCode, Refusal } from '../../protocol/refusal.ts';
import type {
  ClientRequests,
  Handshake,
  Reply,
  RequestName,
  RequestOf,
  Replies,
  ServerMessages,
} from '../../protocol/socket.ts';
import type { OpenConnection, RoomConnection } from './socket.ts';

/** Longest wait for a connection to open, or for an answer. */
const patienceMs = 10_000;
/** A house that everybody enters at seven sharp may take longer; asking again would only make it worse. */
const joinPatienceMs = 20_000;

/**
 * Connections over Socket.IO: WebSocket only, and none of its own reconnecting, since the way back leads through
 * tokens that only the page has. @param baseUrl origin of the house, '' for the page's own
 */
export function socketIoConnections(baseUrl: string): OpenConnection {
  return (handshake, messages) =>
    new Promise((resolve, reject) => {
      const socket: Socket<ServerMessages, ClientRequests> = io(baseUrl === '' ? undefined : baseUrl, {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        timeout: patienceMs,
        // A function, so that the token goes with the handshake's message and never into a query string.
        auth: (give: (handshake: Handshake) => void) => {
          give(handshake);
        },
      });
      listen(socket, messages);
      const ended = new Promise<void>((end) => {
        socket.once('disconnect', () => {
          socket.removeAllListeners();
          end();
        });
      });
      socket.once('connect', () => {
        resolve(connectionOver(socket, ended));
      });
      socket.once('connect_error', (error) => {
        socket.removeAllListeners();
        socket.disconnect();
        reject(refusalOf(error));
      });
    });
}

function connectionOver(
  socket: Socket<ServerMessages, ClientRequests>,
  ended: Promise<void>,
): RoomConnection {
  return {
    get open() {
      return socket.connected;
    },
    ended,
    request: (name, request) => ask(socket, name, request),
    close: () => {
      socket.disconnect();
    },
  };
}

/** Hears everything that the house may say: whatever is added to the protocol is heard without another line here. */
function listen(socket: Socket<ServerMessages, ClientRequests>, messages: ServerMessages): void {
  // TypeScript cannot correlate a name with its listener over all of them; the object has both as pairs.
  const hearing = socket as { on(name: string, hear: ServerMessages[keyof ServerMessages]): unknown };
  for (const name of Object.keys(messages) as (keyof ServerMessages)[]) hearing.on(name, messages[name]);
}

/** Socket.IO's emitter with one signature for all requests: TypeScript cannot correlate a name with its tuple here. */
interface Asking {
  timeout(ms: number): {
    emit(name: string, request: unknown, done: (error: Error | null, reply?: unknown) => void): unknown;
  };
}

function ask<Name extends RequestName>(
  socket: Socket<ServerMessages, ClientRequests>,
  name: Name,
  request: RequestOf<Name>,
): Promise<Replies[Name]> {
  if (!socket.connected) return Promise.reject(new Refusal('unavailable', `${name}: not connected`));
  return new Promise((resolve, reject) => {
    (socket as Asking)
      .timeout(name === 'join' ? joinPatienceMs : patienceMs)
      .emit(name, request, (error, answer) => {
        if (error !== null) {
          // A connection that does not answer is not one: its end starts the way back.
          socket.disconnect();
          reject(new Refusal('unavailable', `${name}: no answer`, { cause: error }));
          return;
        }
        // The room's own server answers; the handshake has made sure that it speaks this version.
        const reply = answer as Reply<Name>;
        if (reply.ok) resolve(reply.data);
        else
          reject(new Refusal(reply.error.code, name, { retryAfterSeconds: reply.error.retryAfterSeconds }));
      });
  });
}

/** A refused handshake carries a `RefusalMessage` as its data; anything else is the network. */
function refusalOf(error: Error & { data?: unknown }): Refusal {
  const data = typeof error.data === 'object' && error.data !== null ? error.data : {};
  const code = 'code' in data && typeof data.code === 'string' ? data.code : error.message;
  if (!isRefusalCode(code)) return new Refusal('unavailable', 'the room was not reached', { cause: error });
  const retry = 'retryAfterSeconds' in data ? data.retryAfterSeconds : undefined;
  return new Refusal(code, 'handshake', {
    retryAfterSeconds: typeof retry === 'number' ? retry : undefined,
  });
}
