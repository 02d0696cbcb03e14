import type { DemoDoor } from '../protocol/http.ts';

/** What the bench page can be asked for, by name, through Playwright; everything in it must survive JSON. */
export interface BenchPage {
  /** Enters as an actor whose camera is the timecode and whose microphone beeps, and walks on. */
  perform(door: DemoDoor): Promise<void>;
  /** Enters as a spectator and looks and listens at whoever stands on stage. */
  attend(door: DemoDoor): Promise<void>;
  /** One more spectator of a crowd comes in, with a whole client of their own. */
  join(door: DemoDoor): Promise<void>;
  /** The crowd: from now on the first sound and picture of the stage count. */
  expectStage(): Promise<void>;
  /** When they came to each of the crowd. */
  arrivals(): Promise<readonly Arrival[]>;
  leave(): Promise<void>;

  /** As an actor: sends the same picture and sound over a direct peer connection too, and answers its offer. */
  offerDirect(): Promise<string>;
  /** The receiving end: answers the offer, looks and listens. */
  answerDirect(offer: string): Promise<string>;
  acceptDirect(answer: string): Promise<void>;

  /** Times, in milliseconds since 1970, at which the sound began to beep since the last call. */
  takeBeeps(): Promise<number[]>;
  /** What was seen and heard since the last call, by the way on which it came. */
  takeImpressions(): Promise<Readonly<Record<Way, Impressions>>>;

  /** When the voice of somebody who stepped on stage since `sinceMs` was first heard; undefined until then. */
  heardGuest(sinceMs: number): Promise<number | undefined>;
  /** When the last RTP packet of the guest who was dismissed last arrived here, by kind. */
  lastGuestPackets(): Promise<readonly GuestPackets[]>;
}

/** Milliseconds since 1970; absent until then. */
export interface Arrival {
  readonly soundMs?: number;
  readonly pictureMs?: number;
}

/** Through the theatre, or from page to page. */
export type Way = 'house' | 'direct';

export interface Impressions {
  /** Age of each frame when it was shown, in milliseconds. */
  readonly frameAges: readonly number[];
  /** Frames whose timecode could not be read. */
  readonly unreadable: number;
  /** Times, in milliseconds since 1970, at which a beep was heard. */
  readonly heard: readonly number[];
}

export interface GuestPackets {
  readonly kind: 'audio' | 'video';
  readonly received: number;
  /** Milliseconds since 1970. */
  readonly lastAtMs: number;
}

/** How the pages of the house are watched from outside; see `probe.ts`. */
export interface Probe {
  /** When a control was last tapped, by its test id: milliseconds since 1970. */
  readonly taps: Record<string, number>;
  /** When the first frame of anybody was shown since the last tap. */
  firstFrameMs?: number;
}
