import type { StoreApi } from 'zustand/vanilla';
import { mediaKind, type MediaSource } from '../../protocol/media.ts';
import type { Environment, Undo } from './environment.ts';
import type { SoundOutput } from './sound-output.ts';
import type { RoomClientState } from './state.ts';

/**
 * Brings the media that arrive to the elements of the page: pictures muted, voices through the sound output of this
 * browser. An element follows its member through reconnections.
 */
export class Playback {
  readonly #store: StoreApi<RoomClientState>;
  readonly #environment: Environment;
  #output: SoundOutput | undefined;
  #volume = 1;

  constructor(store: StoreApi<RoomClientState>, environment: Environment) {
    this.#store = store;
    this.#environment = environment;
  }

  attach(element: HTMLMediaElement, member: string, source: MediaSource): Undo {
    const { play, stop } = mediaKind(source) === 'audio' ? this.#voice(element) : picture(element);
    let shown: MediaStreamTrack | undefined;
    const follow = ({ remote }: RoomClientState): void => {
      const track = remote.find((media) => media.member === member && media.source === source)?.track;
      if (track === shown) return;
      shown = track;
      if (track === undefined) stop();
      else play(track);
    };
    follow(this.#store.getState());
    const unsubscribe = this.#store.subscribe(follow);
    return () => {
      unsubscribe();
      stop();
    };
  }

  /** Call in a tap. */
  async unlock(): Promise<void> {
    this.#tell(false);
    await this.#output?.unlock();
  }

  /** 0 to 1; values beyond are taken as the nearest. */
  setVolume(level: number): void {
    this.#volume = Math.min(1, Math.max(0, level));
    this.#output?.setVolume(this.#volume);
  }

  /** The page is in front again. */
  resume(): void {
    this.#output?.resume();
  }

  close(): void {
    this.#output?.close();
    this.#output = undefined;
  }

  #voice(element: HTMLMediaElement): TrackSink {
    return {
      play: (track) => {
        this.#open().play(element, track);
      },
      stop: () => this.#output?.stop(element),
    };
  }

  /** Made for the first voice: a page that plays nothing asks for no tap. */
  #open(): SoundOutput {
    if (this.#output === undefined) {
      this.#output = this.#environment.createSound((blocked) => {
        this.#tell(blocked);
      });
      this.#output.setVolume(this.#volume);
    }
    return this.#output;
  }

  #tell(soundBlocked: boolean): void {
    if (this.#store.getState().soundBlocked !== soundBlocked) this.#store.setState({ soundBlocked });
  }
}

interface TrackSink {
  readonly play: (track: MediaStreamTrack) => void;
  readonly stop: () => void;
}

function picture(element: HTMLMediaElement): TrackSink {
  element.muted = true;
  element.setAttribute('playsinline', '');
  return {
    play: (track) => {
      element.srcObject = new MediaStream([track]);
      // Refused only where even muted pictures wait for a tap (a phone saving power): the next track tries again.
      element.play().catch(() => undefined);
    },
    stop: () => {
      element.srcObject = null;
    },
  };
}
