import type { StoreApi } from 'zustand/vanilla';
import type { ShowId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import type { RoomCommand, TalkbackTarget, Wish } from '../../protocol/room/index.ts';
import type { ReactionKind } from '../../protocol/socket.ts';
import type { Background } from './background/background.ts';
import type { DeviceKind } from './devices.ts';
import type { RoomClientState } from './state.ts';

/** Sound profile of one's microphone. */
export type SoundProfile = 'voice' | 'music';

/** Gives the tracks of a wish; called once when a hand is raised (or cast opens camera and microphone). */
export type CaptureSource = (wish: Wish, profile: SoundProfile) => Promise<MediaStream>;

/**
 * What the screens may ask of a room. One object holds socket, commands, policies and media, without React;
 * screens select from `store` and call these. Commands resolve to whether the house accepted them; a refusal is in
 * `store.notice`, never thrown.
 */
export interface RoomApi {
  readonly store: StoreApi<RoomClientState>;
  /** Names the session in this tab's storage: for what a screen asks over HTTP, beside the room. */
  readonly scope: string;
  readonly showId: ShowId;
  /** Goes through the door kept for this page (session in this tab's storage) into the room. Asks no permission. */
  enter(options?: { readonly takeOver?: boolean; readonly name?: string }): Promise<void>;
  command(command: RoomCommand): Promise<boolean>;
  /** Captures first (the one question for permission), then raises the hand; a refused capture raises nothing. */
  raiseHand(wish: Wish): Promise<boolean>;
  /** Withdraws the hand and stops the captured tracks. */
  lowerHand(): Promise<boolean>;
  /**
   * Cast: opens camera and microphone, asked once. Publishing then follows the grants. Also for a spectator who has
   * reloaded the page on stage: nothing opens by itself there, a tap does.
   */
  openCapture(wish: Wish): Promise<boolean>;
  closeCapture(): void;
  /** Own switch for what one sends; said to the room, and the track is disabled at once. */
  setSending(source: MediaSource, on: boolean): Promise<boolean>;
  /**
   * Directors: speaks in private to one member or to everybody behind the stage, `null` to stop. The microphone is asked
   * for at the first time (why it could not be had is in `store.talk`) and kept, so that the next word goes out at once.
   * Resolves to whether the house accepted it; false, too, for a word that was over before it could begin.
   */
  talk(to: TalkbackTarget | null): Promise<boolean>;
  /**
   * Cast: shows a screen, a window or a tab, with its sound where the browser gives it. Call in a tap. Resolves to whether
   * it is shown; what is shown is in `store.sharing`. Also ended by the browser's own "stop sharing".
   */
  shareScreen(): Promise<boolean>;
  /** Cast: makes a media file ready; it is shown and heard, here too, when `playShared` lets it play. */
  shareFile(file: File): Promise<boolean>;
  /** Lets the shared file play, or holds it. At its end the sharing ends. */
  playShared(playing: boolean): Promise<void>;
  stopSharing(): void;
  /**
   * Takes another camera or microphone, `undefined` for the one that the browser gives; remembered for the next time.
   * Resolves to false when it could not be had: then the one before is used again.
   */
  chooseDevice(kind: DeviceKind, id: string | undefined): Promise<boolean>;
  /**
   * Puts something else behind oneself, remembered for the next time; how it goes is in `store.background`. Chosen once
   * more, it tries again what has failed. Where it is not offered, nothing happens.
   */
  chooseBackground(background: Background): void;
  setSoundProfile(profile: SoundProfile): Promise<void>;
  /**
   * Attaches a remote member's media to an element, which follows it through reconnections; returns its undoing. A
   * camera is always muted. A microphone is heard through its element, or beside it where the platform wants that, so
   * that a pane without such elements is silent.
   */
  attach(element: HTMLVideoElement | HTMLAudioElement, member: string, source: MediaSource): () => void;
  /** The rendered width of a member's picture in device pixels, 0 for hidden: chooses the simulcast layer. */
  showAt(member: string, source: MediaSource, widthPx: number): void;
  /** Claps, laughs, sends a heart: gathered here and sent twice a second at most. */
  react(kind: ReactionKind): void;
  /** One to five stars, after the show. Resolves to whether the house has kept it. */
  rate(stars: number): Promise<boolean>;
  /**
   * Steps on stage without an invitation while the floor is the house's: captures first, as a raised hand does, then
   * enters. Resolves to whether the house accepted it.
   */
  takeFloor(wish: Wish): Promise<boolean>;
  /** Call in a tap: unlocks sound. */
  startSound(): Promise<void>;
  setVolume(level: number): void;
  leave(): Promise<void>;
  close(): void;
}
