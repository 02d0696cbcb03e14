import type { Undo } from './environment.ts';

/** Plays the voices of others, each through an element of the page. */
export interface SoundOutput {
  /** Plays a track in this element; another track in the same element replaces it. */
  play(element: HTMLMediaElement, track: MediaStreamTrack): void;
  stop(element: HTMLMediaElement): void;
  /** 0 to 1. */
  setVolume(level: number): void;
  /** Call in a tap: browsers play sound only where a person has asked for it. */
  unlock(): Promise<void>;
  /** The page is in front again: the system may have suspended it. */
  resume(): void;
  close(): void;
}

/** Told when the browser refuses to play before a tap, and when it plays again. */
export type BlockedListener = (blocked: boolean) => void;

/**
 * Sound from the elements themselves. Chromium's echo canceller hears what elements play, but not what the Web Audio
 * API plays; so this is the rule and `MixerOutput` the exception.
 */
export class ElementOutput implements SoundOutput {
  readonly #blocked: BlockedListener;
  readonly #elements = new Set<HTMLMediaElement>();
  readonly #stopListening: Undo;
  #volume = 1;

  constructor(blocked: BlockedListener) {
    this.#blocked = blocked;
    this.#stopListening = onTap(() => {
      this.resume();
    });
  }

  play(element: HTMLMediaElement, track: MediaStreamTrack): void {
    this.#elements.add(element);
    element.muted = false;
    element.volume = this.#volume;
    element.srcObject = new MediaStream([track]);
    void this.#start(element);
  }

  stop(element: HTMLMediaElement): void {
    this.#elements.delete(element);
    element.srcObject = null;
  }

  setVolume(level: number): void {
    this.#volume = level;
    for (const element of this.#elements) element.volume = level;
  }

  async unlock(): Promise<void> {
    await Promise.all([...this.#elements].map((element) => this.#start(element)));
  }

  resume(): void {
    for (const element of this.#elements) if (element.paused) void this.#start(element);
  }

  close(): void {
    this.#stopListening();
    for (const element of [...this.#elements]) this.stop(element);
  }

  async #start(element: HTMLMediaElement): Promise<void> {
    try {
      await element.play();
      this.#blocked(false);
    } catch (error) {
      // Anything else is an element that was stopped or given another track while it began.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#blocked(true);
    }
  }
}

/**
 * All voices through Web Audio, for WebKit: iOS ignores the volume of an element and permits sound for each element
 * apart, while a context that one tap has started plays whatever comes. Not tried on a real iPhone yet.
 */
export class MixerOutput implements SoundOutput {
  readonly #blocked: BlockedListener;
  readonly #page: PageSound;
  readonly #gain: GainNode;
  readonly #sources = new Map<HTMLMediaElement, MediaStreamAudioSourceNode>();
  readonly #tell = (): void => {
    if (this.#sources.size > 0) this.#blocked(this.#page.context.state !== 'running');
  };

  constructor(blocked: BlockedListener, page: PageSound) {
    this.#blocked = blocked;
    this.#page = page;
    this.#gain = page.context.createGain();
    this.#gain.connect(page.context.destination);
    page.context.addEventListener('statechange', this.#tell);
  }

  play(element: HTMLMediaElement, track: MediaStreamTrack): void {
    this.stop(element);
    const stream = new MediaStream([track]);
    element.muted = true;
    element.srcObject = stream;
    const source = this.#page.context.createMediaStreamSource(stream);
    source.connect(this.#gain);
    this.#sources.set(element, source);
    this.#tell();
  }

  stop(element: HTMLMediaElement): void {
    this.#sources.get(element)?.disconnect();
    this.#sources.delete(element);
    element.srcObject = null;
  }

  setVolume(level: number): void {
    this.#gain.gain.value = level;
  }

  async unlock(): Promise<void> {
    await this.#page.start();
    this.#tell();
  }

  resume(): void {
    void this.#page.start();
  }

  close(): void {
    this.#page.context.removeEventListener('statechange', this.#tell);
    for (const element of [...this.#sources.keys()]) this.stop(element);
    this.#gain.disconnect();
  }
}

/** The Web Audio of a whole page, for as long as it lives. Any tap starts it: the one that enters comes first. */
export class PageSound {
  readonly context = new AudioContext();
  /** Plays silence: a page without a playing element loses its permission after a while. */
  readonly #silence = document.createElement('audio');

  constructor() {
    this.#silence.srcObject = this.context.createMediaStreamDestination().stream;
    onTap(() => void this.start());
  }

  /** Refused by the browser outside of a tap; the state of the context tells. */
  async start(): Promise<void> {
    if (this.context.state === 'running') return;
    await Promise.allSettled([this.context.resume(), this.#silence.play()]);
  }
}

/** Any tap or key on the page is the permission that a browser waits for. */
export function onTap(listener: () => void): Undo {
  const kinds = ['pointerup', 'keyup'] as const;
  for (const kind of kinds) document.addEventListener(kind, listener, true);
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, listener, true);
  };
}
