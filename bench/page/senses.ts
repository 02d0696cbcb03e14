import { ageOf, decodeTimecode, readBlocks, timecodeHeight } from '../timecode.ts';
import type { Impressions } from '../page-api.ts';
import { now } from './clock.ts';
import { addWorklet } from './worklets.ts';
import earUrl from './ear.ts?worker&url';

const readWidth = 640;

/** Reads the timecode of each frame that a video element shows. */
export class Eye {
  readonly element: HTMLVideoElement;
  #frameAges: number[] = [];
  #unreadable = 0;
  #closed = false;
  readonly #context: OffscreenCanvasRenderingContext2D;

  constructor() {
    this.element = Object.assign(document.createElement('video'), {
      muted: true,
      autoplay: true,
      width: 640,
    });
    document.body.append(this.element);
    const canvas = new OffscreenCanvas(readWidth, timecodeHeight(readWidth));
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    this.#context = context;
    this.#look();
  }

  take(): Pick<Impressions, 'frameAges' | 'unreadable'> {
    const taken = { frameAges: this.#frameAges, unreadable: this.#unreadable };
    this.#frameAges = [];
    this.#unreadable = 0;
    return taken;
  }

  close(): void {
    this.#closed = true;
    this.element.srcObject = null;
    this.element.remove();
  }

  #look(): void {
    this.element.requestVideoFrameCallback(() => {
      if (this.#closed) return;
      const seenMs = now();
      const code = this.#read();
      if (code === null) this.#unreadable += 1;
      else this.#frameAges.push(ageOf(code, seenMs));
      this.#look();
    });
  }

  #read(): number | null {
    const { videoWidth } = this.element;
    const rows = timecodeHeight(readWidth);
    this.#context.drawImage(
      this.element,
      ...([0, 0, videoWidth, timecodeHeight(videoWidth), 0, 0, readWidth, rows] as const),
    );
    return decodeTimecode(readBlocks(this.#context.getImageData(0, 0, readWidth, rows).data, readWidth));
  }
}

/** Notes when sounds begin on the tracks it is given. */
export class Ear {
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  #source: MediaStreamAudioSourceNode | undefined;
  #heard: number[] = [];

  private constructor(context: AudioContext) {
    this.#context = context;
    this.#node = new AudioWorkletNode(context, 'ear');
    this.#node.connect(context.destination);
    // The worklet sends nothing but times.
    this.#node.port.onmessage = ({ data }: MessageEvent<number>) => void this.#heard.push(data);
  }

  static async open(): Promise<Ear> {
    const context = new AudioContext();
    await addWorklet(context, earUrl);
    return new Ear(context);
  }

  /**
   * Listens to this track instead of the one before. Chromium decodes a remote track only while an element plays it,
   * which the caller sees to.
   */
  listen(track: MediaStreamTrack): void {
    this.#source?.disconnect();
    this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#source.connect(this.#node);
  }

  take(): number[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  /** The first sound that began after this moment. */
  heardSince(sinceMs: number): number | undefined {
    return this.#heard.find((at) => at > sinceMs);
  }

  close(): void {
    void this.#context.close();
  }
}

/** An eye and an ear for one actor. */
export class Senses {
  readonly eye: Eye;
  readonly ear: Ear;

  private constructor(eye: Eye, ear: Ear) {
    this.eye = eye;
    this.ear = ear;
  }

  static async open(): Promise<Senses> {
    return new Senses(new Eye(), await Ear.open());
  }

  take(): Impressions {
    return { ...this.eye.take(), heard: this.ear.take() };
  }
}
