import type { MemberId } from '../../protocol/ids.ts';
import type { IceServer } from '../../protocol/media.ts';
import type { Connection } from './connection.ts';
import type { RoomHost } from './room-host.ts';

/** What a request handler works with: who asks, in which room. */
export interface Visit {
  readonly host: RoomHost;
  readonly connection: Connection;
  /** @throws Refusal when the ticket or invitation has been withdrawn since admission */
  readonly recheck: () => Promise<void>;
  readonly iceServers: () => readonly IceServer[];
  /** Keeps what a member thinks of the show. */
  readonly rate: (member: MemberId, stars: number) => Promise<void>;
  /** Whether one more act that the whole house or the desk sees may be done now: each is a message to many. */
  readonly mayStir: () => boolean;
  /** A token for the next connection of this visit. */
  readonly resumeToken: () => string;
}
