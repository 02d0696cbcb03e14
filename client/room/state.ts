import type { Admission, Door, ShowView } from '../../protocol/http.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import type { RefusalCode } from '../../protocol/refusal.ts';
import type { SelfView, Wish } from '../../protocol/room/index.ts';
import type { BackgroundView } from './background/background.ts';
import type { CaptureFailureReason } from './capture-failure.ts';
import type { DeviceChoice, DeviceKind, DeviceOption } from './devices.ts';
import type { Condition, FarewellReason, Reactions, ViewSnapshot } from '../../protocol/socket.ts';

/** Where this page stands with the house: every state is a screen. */
export type Seat =
  | { readonly at: 'outside' }
  | { readonly at: 'entering' }
  | { readonly at: 'inside' }
  /** The connection is lost and sought again; what was last seen stays on screen. */
  | { readonly at: 'reconnecting'; readonly since: number }
  /** Another device holds the seat: "continue here?" */
  | { readonly at: 'seated_elsewhere' }
  /** This page was left for another device, a removal, the end of the visit. `closing` reconnects by itself. */
  | { readonly at: 'farewell'; readonly reason: Exclude<FarewellReason, 'closing'> }
  | { readonly at: 'refused'; readonly code: RefusalCode; readonly retryAfterSeconds?: number }
  /** This browser cannot do WebRTC: "open in browser". */
  | { readonly at: 'unsupported' };

/** The other members' media that has arrived. */
export interface RemoteMedia {
  readonly member: MemberId;
  readonly source: MediaSource;
  readonly track: MediaStreamTrack;
  /** Held by the server or the sender: show the last picture dimmed, or the name. */
  readonly paused: boolean;
}

type Tracks = Readonly<Partial<Record<MediaSource, MediaStreamTrack>>>;

/** What of one's own is captured and where it goes. */
export type Capture =
  | { readonly at: 'none' }
  | { readonly at: 'asking'; readonly wish: Wish }
  /** Camera or microphone was refused or is missing; `name` of the DOMException. */
  | { readonly at: 'refused'; readonly reason: CaptureFailureReason }
  | { readonly at: 'ready'; readonly tracks: Tracks };

/** What one shows to the others besides a camera. */
export type Sharing =
  | { readonly at: 'none' }
  | { readonly at: 'screen'; readonly tracks: Tracks }
  /** A media file. Before it has played for the first time nothing of it is sent. */
  | { readonly at: 'file'; readonly name: string; readonly playing: boolean; readonly tracks: Tracks }
  /** The screen could not be captured, or the file not be played. */
  | { readonly at: 'failed'; readonly what: 'screen' | 'file' };

/** The microphone of a director's talkback; to whom it goes is in `self.talkback`. */
export type Talk =
  | { readonly at: 'none' }
  | { readonly at: 'asking' }
  | { readonly at: 'ready' }
  | { readonly at: 'refused'; readonly reason: CaptureFailureReason };

/** What is plugged in, as far as the browser tells, and what this browser can show. */
export interface Devices extends Readonly<Record<DeviceKind, readonly DeviceOption[]>> {
  /** Remembered for the next time; a device that is unplugged stays chosen. */
  readonly chosen: DeviceChoice;
  /** What is captured now. */
  readonly inUse: DeviceChoice;
  readonly offers: { readonly screen: boolean; readonly file: boolean };
}

export interface RoomClientState {
  readonly seat: Seat;
  readonly door: Door | null;
  readonly show: ShowView | null;
  readonly admission: Pick<Admission, 'memberId' | 'role' | 'name'> | null;
  /** The room as my audience sees it; `null` until joined. */
  readonly room: ViewSnapshot | null;
  readonly self: SelfView | null;
  /** Milliseconds to add to `Date.now()` for the server's clock. */
  readonly clockOffsetMs: number;
  readonly remote: readonly RemoteMedia[];
  readonly speaker: MemberId | null;
  /** What the whole house does without words, a few times a second while it does. */
  readonly reactions: Reactions;
  /** Directors: everybody's connection and devices, as the server measures them. */
  readonly conditions: Readonly<Record<MemberId, Condition>>;
  /** Its camera is the picture that the others see. */
  readonly capture: Capture;
  /** What is put behind oneself. */
  readonly background: BackgroundView;
  readonly sharing: Sharing;
  readonly talk: Talk;
  readonly devices: Devices;
  /** What the server has of mine now: no producer is "not on air". */
  readonly publishing: Readonly<Partial<Record<MediaSource, 'live' | 'paused'>>>;
  /** The browser wants a tap before it plays sound. */
  readonly soundBlocked: boolean;
  /** How loud this page plays, 0 for muted to 1. */
  readonly volume: number;
  /** Transport state in one word. */
  readonly media: 'none' | 'connecting' | 'connected' | 'interrupted';
  /** The last refusal of a command, for a notice; cleared by the next success. */
  readonly notice: { readonly code: RefusalCode; readonly id: number } | null;
  /** Directors: the member whose invitation was last opened on another device; `id` counts, for a notice. */
  readonly takenOver: { readonly member: MemberId; readonly id: number } | null;
}

export const initialState: RoomClientState = {
  seat: { at: 'outside' },
  door: null,
  show: null,
  admission: null,
  room: null,
  self: null,
  clockOffsetMs: 0,
  remote: [],
  speaker: null,
  reactions: { applause: 0, laughter: 0, heart: 0 },
  conditions: {},
  capture: { at: 'none' },
  background: { offered: false, chosen: 'none', at: 'idle', covering: false },
  sharing: { at: 'none' },
  talk: { at: 'none' },
  devices: { microphone: [], camera: [], chosen: {}, inUse: {}, offers: { screen: false, file: false } },
  publishing: {},
  soundBlocked: false,
  volume: 1,
  media: 'none',
  notice: null,
  takenOver: null,
};
