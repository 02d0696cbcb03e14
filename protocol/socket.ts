import { z } from 'zod';
import { CommandId, type Instant, type MemberId } from './ids.ts';
import {
  DtlsParameters,
  type IceParameters,
  type IceServer,
  MediaSource,
  OfferedRtpParameters,
  RtpCapabilities,
  type RtpParameters,
  type TransportOptions,
} from './media.ts';
import type { RefusalMessage } from './refusal.ts';
import { RoomCommand } from './room/commands.ts';
import type { DeskView, HouseView, SelfView, ViewEvent, WingsView } from './room/view.ts';

/** Raised when page and server would no longer understand each other: an older page reloads itself once. */
export const protocolVersion = 2;

/** Longest socket message in bytes; what is longer closes the connection. */
export const maxMessageBytes = 65_536;

/** The socket's `auth`: a join token of admission first, then the resume tokens of `join` answers. */
export const Handshake = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('join'), protocolVersion: z.number().int(), token: z.string().max(4096) }),
  z.strictObject({
    with: z.literal('resume'),
    protocolVersion: z.number().int(),
    token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
]);
export type Handshake = z.infer<typeof Handshake>;

export const TransportDirection = z.enum(['send', 'receive']);
export type TransportDirection = z.infer<typeof TransportDirection>;

const ConsumerId = z.uuid();

/** How a house answers without words. */
export const reactionKinds = ['applause', 'laughter', 'heart'] as const;
export type ReactionKind = (typeof reactionKinds)[number];
/** Most claps that one message may carry; a client sends two messages a second. */
const maxClaps = 10;

/** What the whole house does now; nobody's own claps can be told from it. */
export interface Reactions {
  /** How loud the house claps, 0 for silence to 1 for everybody. */
  readonly applause: number;
  /** How many laugh, or send a heart, in this moment. */
  readonly laughter: number;
  readonly heart: number;
}

/** A connection in a word. `unknown` before anything has flowed. */
export const qualities = ['good', 'fair', 'poor', 'unknown'] as const;
export type Quality = (typeof qualities)[number];

/** What the desk must know of somebody's connection and devices, as the server measures it. */
export interface Condition {
  readonly network: Quality;
  /** Sources that arrive at the server and are not held. */
  readonly sends: readonly MediaSource[];
  /** The microphone has been heard in the last seconds. */
  readonly heard: boolean;
}

/** What a client may ask over the socket, each with its schema; nothing else is listened to. */
export const requests = {
  /**
   * Enters the room, or, on a connected socket, builds the media anew: every earlier transport of the member is
   * closed first. The capabilities are the browser's own.
   */
  join: z.strictObject({ rtpCapabilities: RtpCapabilities }),
  command: z.strictObject({ id: CommandId, command: RoomCommand }),
  /** Opens the send transport, or answers the one that is open. */
  openSend: z.strictObject({}),
  connectTransport: z.strictObject({ direction: TransportDirection, dtlsParameters: DtlsParameters }),
  restartIce: z.strictObject({ direction: TransportDirection }),
  /** Offers a track; the server derives the kind from the source. Repeated, the same producer answers. */
  publish: z.strictObject({ source: MediaSource, rtpParameters: OfferedRtpParameters }),
  /** Ends one's own producer: the track has stopped. */
  unpublish: z.strictObject({ source: MediaSource }),
  /** These consumers have a receiver now: the server may send. */
  consumersReady: z.strictObject({ ids: z.array(ConsumerId).min(1).max(64) }),
  /** What the layout shows; spatial layer 0 to 2. `null` means not visible: the server sends no picture. */
  chooseLayers: z.strictObject({
    layers: z
      .array(z.strictObject({ id: ConsumerId, spatial: z.number().int().min(0).max(2).nullable() }))
      .min(1)
      .max(64),
  }),
  /** Applause and the like, gathered by the client: never a message per clap. */
  react: z.strictObject({ kind: z.enum(reactionKinds), count: z.number().int().min(1).max(maxClaps) }),
  /** What a spectator thinks of the show, once it is over; said again, the last word counts. */
  rate: z.strictObject({ stars: z.number().int().min(1).max(5) }),
  /** The server's clock, to measure the offset of one's own. */
  time: z.strictObject({}),
  /** Fresh snapshots, after a gap in the numbers. */
  resync: z.strictObject({}),
} as const;
export type RequestName = keyof typeof requests;
export type RequestOf<Name extends RequestName> = z.infer<(typeof requests)[Name]>;

/** Number of the last message of a view's stream. Another epoch means: drop what you have, take the snapshot. */
export interface StreamPosition {
  readonly epoch: number;
  readonly seq: number;
}

/** The room as one audience sees it, whole. */
export type ViewSnapshot =
  | { readonly audience: 'house'; readonly position: StreamPosition; readonly view: HouseView }
  | { readonly audience: 'wings'; readonly position: StreamPosition; readonly view: WingsView }
  | { readonly audience: 'desk'; readonly position: StreamPosition; readonly view: DeskView };

export interface Snapshots {
  /** The server's clock, milliseconds since 1970. */
  readonly now: Instant;
  readonly room: ViewSnapshot;
  readonly self: { readonly position: StreamPosition; readonly view: SelfView };
}

/** A consumer the server has made, paused until `consumersReady`. */
export interface ConsumerOptions {
  readonly id: string;
  readonly producerId: string;
  readonly kind: 'audio' | 'video';
  readonly rtpParameters: RtpParameters;
  /** Whose it is. */
  readonly member: MemberId;
  readonly source: MediaSource;
  /** The producer is paused: nothing comes for now. */
  readonly producerPaused: boolean;
}

export interface Joined extends Snapshots {
  /** For the next connection; single use. */
  readonly resumeToken: string;
  readonly routerRtpCapabilities: RtpCapabilities;
  /** Fresh credentials: an ICE restart with expired ones would fail (RFC 8656 §9). */
  readonly iceServers: readonly IceServer[];
  readonly receive: TransportOptions | null;
  readonly consumers: readonly ConsumerOptions[];
}

/** There is nothing to say but "done". */
export type Done = Readonly<Record<string, never>>;

export interface Replies {
  join: Joined;
  /** `saved` only where it matters (removal): whether it is written down yet. */
  command: { readonly saved?: boolean };
  openSend: { readonly transport: TransportOptions; readonly iceServers: readonly IceServer[] };
  connectTransport: Done;
  restartIce: { readonly iceParameters: IceParameters; readonly iceServers: readonly IceServer[] };
  publish: { readonly producerId: string };
  unpublish: Done;
  consumersReady: Done;
  chooseLayers: Done;
  react: Done;
  rate: Done;
  time: { readonly now: Instant };
  resync: Snapshots;
}

export type Reply<Name extends RequestName> =
  | { readonly ok: true; readonly data: Replies[Name] }
  | { readonly ok: false; readonly error: RefusalMessage };

/** Why the house ends a connection; the client does not come back by itself, except after `closing`. */
export const farewellReasons = ['removed', 'revoked', 'elsewhere', 'left', 'closing'] as const;
export type FarewellReason = (typeof farewellReasons)[number];

/** What the server says by itself. */
export interface ServerMessages {
  view: (message: StreamPosition & { readonly events: readonly ViewEvent[] }) => void;
  self: (message: StreamPosition & { readonly view: SelfView }) => void;
  /** One message per member, audio first; the answer is `consumersReady`. */
  consumersOpen: (message: { readonly consumers: readonly ConsumerOptions[] }) => void;
  consumersClose: (message: { readonly ids: readonly string[] }) => void;
  producerPaused: (message: { readonly ids: readonly string[]; readonly paused: boolean }) => void;
  /** One's own producer was taken away or held by the server. */
  ownProducer: (message: {
    readonly source: MediaSource;
    readonly state: 'closed' | 'paused' | 'resumed';
  }) => void;
  /** Everything anew: the member looks at the room as somebody else now (the direction was handed over). */
  snapshots: (message: Snapshots) => void;
  /** A few times a second while the house is not silent. */
  reactions: (message: Reactions) => void;
  /** To directors alone: every member's condition, whole, when something has changed. */
  conditions: (message: { readonly members: Readonly<Record<MemberId, Condition>> }) => void;
  speaker: (message: { readonly member: MemberId | null }) => void;
  /** To directors alone: a member's invitation was opened on another device. */
  takenOver: (message: { readonly member: MemberId }) => void;
  /** The media plane begins anew (a worker died): `join` again on this socket. */
  mediaReset: () => void;
  farewell: (message: { readonly reason: FarewellReason }) => void;
}

export type ClientRequests = {
  [Name in RequestName]: (request: RequestOf<Name>, reply: (reply: Reply<Name>) => void) => void;
};
