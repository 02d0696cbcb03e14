import { screenConstraints, screenSoundConstraints } from './encodings.ts';

/** What a page can show besides a camera. */
export interface ShareDevices {
  /** What this browser offers: phones have no screen to share. */
  readonly offers: { readonly screen: boolean; readonly file: boolean };
  /** Asks the person which screen, window or tab. @throws DOMException of getDisplayMedia */
  openScreen(): Promise<MediaStream>;
  /** @throws Error when the file is nothing that this browser plays */
  openFile(file: File): Promise<SharedFile>;
}

/** A media file that is played for others, and here. Its owner closes it. */
export interface SharedFile {
  /** Begins, or goes on; the stream is the same each time. @throws DOMException when it cannot be played */
  play(): Promise<MediaStream>;
  pause(): void;
  /** It has been played to its end. One listener. */
  onEnd(listener: () => void): void;
  close(): void;
}

/** Not in TypeScript's DOM library: https://www.w3.org/TR/mediacapture-fromelement/ */
type Capturable = HTMLVideoElement & { captureStream?: () => MediaStream };

export const browserShares: ShareDevices = {
  get offers() {
    const { mediaDevices } = navigator as { mediaDevices?: Partial<MediaDevices> };
    return {
      screen: mediaDevices?.getDisplayMedia !== undefined,
      // Firefox's `mozCaptureStream` takes the sound away from the speakers; WebKit has none.
      file: 'captureStream' in HTMLMediaElement.prototype,
    };
  },
  openScreen: () => {
    // Not in TypeScript's DOM library; what a browser does not know, it leaves.
    const options: DisplayMediaStreamOptions & Record<string, unknown> = {
      video: screenConstraints,
      audio: screenSoundConstraints,
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'include',
      systemAudio: 'include',
    };
    return navigator.mediaDevices.getDisplayMedia(options);
  },
  openFile: async (file) => {
    const address = URL.createObjectURL(file);
    const element: Capturable = document.createElement('video');
    element.playsInline = true;
    element.preload = 'auto';
    element.src = address;
    try {
      await loaded(element);
    } catch (error) {
      URL.revokeObjectURL(address);
      throw error;
    }
    return new PlayedFile(element, address);
  },
};

/** Resolves when the element knows what it has to play. */
function loaded(element: HTMLMediaElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.onloadeddata = () => resolve();
    element.onerror = () => reject(new Error(element.error?.message ?? 'this file cannot be played'));
  });
}

/**
 * Plays a file in an element that nobody sees: its sound is heard here, where the browser's echo canceller knows of it,
 * and the same picture and sound are captured for the others.
 */
class PlayedFile implements SharedFile {
  readonly #element: Capturable;
  readonly #address: string;
  #stream: MediaStream | undefined;

  constructor(element: Capturable, address: string) {
    this.#element = element;
    this.#address = address;
  }

  async play(): Promise<MediaStream> {
    await this.#element.play();
    this.#stream ??= this.#element.captureStream?.() ?? new MediaStream();
    return this.#stream;
  }

  pause(): void {
    this.#element.pause();
  }

  onEnd(listener: () => void): void {
    this.#element.onended = listener;
  }

  close(): void {
    const element = this.#element;
    element.onended = null;
    element.onerror = null;
    element.pause();
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(this.#address);
  }
}
