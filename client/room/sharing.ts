import type { MediaSource } from '../../protocol/media.ts';
import type { ShareDevices, SharedFile } from './share-devices.ts';
import type { Sharing } from './state.ts';

type SharedSource = Extract<MediaSource, 'screen' | 'screen_sound'>;
type Tracks = Readonly<Partial<Record<SharedSource, MediaStreamTrack>>>;

export interface SharePolicyOptions {
  readonly shares: ShareDevices;
  /** Told after each change. */
  readonly show: (sharing: Sharing) => void;
}

/**
 * A screen or a media file that one shows to the others: one of them at a time, until it is stopped here, by the
 * browser's own "stop sharing", or by the end of the file.
 */
export class SharePolicy {
  readonly #options: SharePolicyOptions;
  readonly #disabled = new Set<MediaSource>();
  #tracks: Tracks = {};
  #file: { readonly name: string; readonly player: SharedFile } | undefined;
  /** Raised by everything that makes an answer of the browser come too late. */
  #turn = 0;

  constructor(options: SharePolicyOptions) {
    this.#options = options;
  }

  get tracks(): Tracks {
    return this.#tracks;
  }

  /** Asks which screen. Resolves to whether it is shared; a person who thinks better of it has not failed. */
  async shareScreen(): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const stream = await this.#options.shares.openScreen();
      if (turn !== this.#turn) {
        stop(tracksOf(stream, 'detail'));
        return false;
      }
      this.#end();
      this.#take(tracksOf(stream, 'detail'));
      this.#options.show({ at: 'screen', tracks: this.#tracks });
      return true;
    } catch (error) {
      const dismissed = error instanceof Error && error.name === 'NotAllowedError';
      if (turn === this.#turn && !dismissed) this.#fail('screen');
      return false;
    }
  }

  /** Makes a file ready to be played; nothing is sent of it before. Resolves to whether it can be played. */
  async shareFile(file: File): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const opened = await this.#options.shares.openFile(file);
      if (turn !== this.#turn) {
        opened.close();
        return false;
      }
      this.#end();
      this.#file = { name: file.name, player: opened };
      opened.onEnd(() => this.stop());
      this.#options.show({ at: 'file', name: file.name, playing: false, tracks: {} });
      return true;
    } catch {
      if (turn === this.#turn) this.#fail('file');
      return false;
    }
  }

  /** Lets the shared file play, or holds it. */
  async play(playing: boolean): Promise<void> {
    const file = this.#file;
    if (file === undefined) return;
    try {
      if (playing) {
        const stream = await file.player.play();
        if (this.#file !== file) return;
        if (Object.keys(this.#tracks).length === 0) this.#take(tracksOf(stream, 'motion'));
      } else file.player.pause();
      this.#options.show({ at: 'file', name: file.name, playing, tracks: this.#tracks });
    } catch {
      if (this.#file === file) this.#fail('file');
    }
  }

  /** Lets black and silence go out instead of what is shared. */
  enable(source: MediaSource, enabled: boolean): void {
    if (enabled) this.#disabled.delete(source);
    else this.#disabled.add(source);
    for (const [own, track] of Object.entries(this.#tracks)) if (own === source) track.enabled = enabled;
  }

  stop(): void {
    this.#turn += 1;
    this.#end();
    this.#options.show({ at: 'none' });
  }

  #take(tracks: Tracks): void {
    this.#tracks = tracks;
    for (const [source, track] of Object.entries(tracks)) {
      track.enabled = !this.#disabled.has(source as MediaSource); // the keys of `Tracks`
      // The browser's own button; our `stop` says nothing. A tab that falls silent for good is shown on.
      track.onended = () => {
        if (this.#tracks.screen === undefined || this.#tracks.screen === track) this.stop();
      };
    }
  }

  #fail(what: 'screen' | 'file'): void {
    this.#end();
    this.#options.show({ at: 'failed', what });
  }

  #end(): void {
    this.#file?.player.close();
    this.#file = undefined;
    stop(this.#tracks);
    this.#tracks = {};
  }
}

/** What the encoder should keep when there is not enough of both: the letters of a screen, the movement of a film. */
function tracksOf(stream: MediaStream, hint: 'detail' | 'motion'): Tracks {
  const [screen] = stream.getVideoTracks();
  const [sound] = stream.getAudioTracks();
  if (screen !== undefined) screen.contentHint = hint;
  if (sound !== undefined) sound.contentHint = 'music';
  return { ...(screen && { screen }), ...(sound && { screen_sound: sound }) };
}

function stop(tracks: Tracks): void {
  for (const track of Object.values(tracks)) {
    track.onended = null;
    track.stop();
  }
}
