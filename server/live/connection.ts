import type { MemberId, Role } from '../../protocol/ids.ts';
import type { FarewellReason, ServerMessages } from '../../protocol/socket.ts';

/** What the server may say to one member, apart from the views, which go to whole audiences. */
export type MessageName = keyof ServerMessages;
export type MessageOf<Name extends MessageName> = Parameters<ServerMessages[Name]>;

/** One live connection of a member: a socket in the house, a plain object in a test. */
export interface Connection {
  readonly member: MemberId;
  readonly role: Role;
  readonly name: string;
  /** SHA-256 of the tab's seat credential, hex. */
  readonly seatHash: string;
  /** By which revision of a ticket the member came, if by a ticket. */
  readonly ticketRevision: number | undefined;
  /** The person has said "continue here". */
  readonly takeOver: boolean;
  /** True once it can hear nothing any more. */
  readonly ended: boolean;
  /** From now on it hears what this audience hears, and no longer what an earlier one does. */
  hear(audience: AudienceName): void;
  send<Name extends MessageName>(name: Name, ...message: MessageOf<Name>): void;
  /** Says why and closes; nothing is sent afterwards. */
  end(reason: FarewellReason): void;
}

export type AudienceName = 'house' | 'wings' | 'desk';

/** Says one thing to a whole audience of a room, serialised once. */
export type Broadcast = <Name extends MessageName>(
  audience: AudienceName,
  name: Name,
  ...message: MessageOf<Name>
) => void;

/** Time as a room needs it, so that tests can turn the clock. */
export interface Clock {
  now(): number;
  /** Runs `act` at or soon after `at`; returns its undoing. */
  at(at: number, act: () => void): () => void;
}

/** Longest wait that a timer takes (2^31 − 1 ms): later deadlines are looked at again then. */
const longestTimerMs = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  at: (at, act) => {
    const timer = setTimeout(act, Math.min(Math.max(0, at - Date.now()), longestTimerMs));
    return () => {
      clearTimeout(timer);
    };
  },
};
