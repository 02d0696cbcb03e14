import { Refusal } from '../../protocol/refusal.ts';
import type { Handshake, Replies, RequestName, RequestOf, ServerMessages } from '../../protocol/socket.ts';

/** One live connection to a room. It is never reused: after its end another one is opened. */
export interface RoomConnection {
  /**
   * Asks and waits for the answer. @throws Refusal the house's own, or `unavailable` when the connection has ended
   * or no answer came in time.
   */
  request<Name extends RequestName>(name: Name, request: RequestOf<Name>): Promise<Replies[Name]>;
  /** False from the moment it has ended, which no answer in good time brings about too. */
  readonly open: boolean;
  /** Resolves when the connection has ended, from whichever side. Never rejects. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens a connection. Messages may arrive before the promise resolves. @throws Refusal */
export type OpenConnection = (handshake: Handshake, messages: ServerMessages) => Promise<RoomConnection>;

/** What is asked when there is no connection. */
export const notConnected = (): Refusal => new Refusal('unavailable', 'the room is not connected');
