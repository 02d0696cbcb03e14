import { MediaSource } from '../../protocol/media.ts';
import { noSwitches } from '../../protocol/room/index.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { SoundProfile } from './api.ts';
import type { EngineProducer, SendTransport } from './engine.ts';
import type { Clock, Undo } from './environment.ts';
import type { RoomClientState } from './state.ts';

/** What ought to be sent now. */
export interface Sending {
  /** A send transport is granted: it is opened before anything may be published, so that a promotion is quick. */
  readonly prepare: boolean;
  /** Captured, and granted now. */
  readonly tracks: Readonly<Partial<Record<MediaSource, MediaStreamTrack>>>;
  /** Something is captured: without it a transport would stand idle. */
  readonly captured: boolean;
  readonly held: Readonly<Record<MediaSource, boolean>>;
  readonly profile: SoundProfile;
}

export const nothingToSend: Sending = {
  prepare: false,
  captured: false,
  tracks: {},
  held: noSwitches,
  profile: 'voice',
};

export interface PublishingOptions {
  /** Read anew after every wait: a grant may have gone meanwhile. */
  readonly sending: () => Sending;
  /** False while the connection is lost: there is nobody to offer to, and the way back brings another session. */
  readonly connected: () => boolean;
  readonly openTransport: () => Promise<SendTransport>;
  readonly closeTransport: () => void;
  readonly unpublish: (source: MediaSource) => Promise<unknown>;
  readonly show: (publishing: RoomClientState['publishing']) => void;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

interface Published {
  readonly producer: EngineProducer;
  readonly profile: SoundProfile;
  track: MediaStreamTrack;
}

/** Pauses before a source that failed, or was closed by the server under a standing grant, is offered again. */
const retryDelaysMs = [1_000, 2_000, 5_000] as const;
const retryDelayMs = (failures: number): number => retryDelaysMs[failures] ?? 5_000;

/**
 * Makes what is sent follow what may be sent: one pass at a time, first taking away, then adding. The server decides
 * and closes by itself; this is its obedient other end.
 */
export class Publishing {
  readonly #options: PublishingOptions;
  readonly #published = new Map<MediaSource, Published>();
  /** The server's last word on each, which may come before the answer to the offer. */
  readonly #word = new Map<MediaSource, 'closed' | 'paused' | 'resumed'>();
  /** Ended here; the server is still to be told. */
  readonly #untold = new Set<MediaSource>();
  readonly #failures = new Map<MediaSource, number>();
  readonly #heldOff = new Map<MediaSource, Undo>();
  #transport: SendTransport | undefined;
  #retry: Undo | undefined;
  #passFailures = 0;
  #running = false;
  #again = false;
  #closed = false;

  constructor(options: PublishingOptions) {
    this.#options = options;
  }

  /** Something has changed: compares and acts. */
  update(): void {
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  /** The server has closed, held or released one's own producer. */
  ownProducer(source: MediaSource, state: 'closed' | 'paused' | 'resumed'): void {
    this.#word.set(source, state);
    if (state === 'closed') this.#untold.delete(source);
    const published = this.#published.get(source);
    if (published === undefined) return;
    if (state === 'closed') {
      this.#drop(source, published);
      // The grant itself goes with the next view; until then a new offer would only be refused.
      this.#holdOff(source);
    }
    this.#show();
  }

  close(): void {
    this.#closed = true;
    this.#retry?.();
    for (const cancel of this.#heldOff.values()) cancel();
    for (const { producer } of this.#published.values()) producer.close();
    this.#published.clear();
    this.#closeTransport();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#again && !this.#closed) {
      this.#again = false;
      try {
        await this.#pass();
        this.#passFailures = 0;
      } catch (error) {
        this.#tryLater(error);
      }
    }
    this.#running = false;
  }

  /** The server could not be told, or gave no transport: asks again. */
  #tryLater(error: unknown): void {
    if (this.#closed) return;
    this.#options.failed(error);
    const delayMs = retryDelayMs(this.#passFailures++);
    this.#retry?.();
    this.#retry = this.#options.clock.after(delayMs, () => this.update());
  }

  async #pass(): Promise<void> {
    this.#forgive();
    for (const source of MediaSource.options) await this.#takeAway(source);
    if (this.#isClosed() || !this.#options.connected()) return;
    await this.#tellEnded();
    const { prepare, captured } = this.#options.sending();
    if (!prepare) this.#closeTransport();
    if (this.#isClosed() || !prepare || !captured) return;
    const transport = (this.#transport ??= await this.#options.openTransport());
    for (const source of MediaSource.options) {
      // After a failure the transport is still putting its description in order: the next offer waits its turn.
      if (!(await this.#add(source, transport))) return;
    }
  }

  async #takeAway(source: MediaSource): Promise<void> {
    const published = this.#published.get(source);
    if (published === undefined) return;
    const { tracks, profile } = this.#options.sending();
    const track = tracks[source];
    const otherSound = source === 'microphone' && published.profile !== profile;
    if (track !== undefined && !otherSound) {
      if (track === published.track) return;
      await published.producer.replaceTrack(track);
      published.track = track;
      return;
    }
    this.#drop(source, published);
    this.#untold.add(source);
    this.#show();
  }

  /** Before anything is offered anew: the server would take the offer for a repeat of the old one. */
  async #tellEnded(): Promise<void> {
    for (const source of [...this.#untold]) {
      await this.#options.unpublish(source);
      this.#untold.delete(source);
    }
  }

  /** Offers a source if it is wanted; false when that failed. */
  async #add(source: MediaSource, transport: SendTransport): Promise<boolean> {
    const { tracks, profile } = this.#options.sending();
    const track = tracks[source];
    const wanted = track?.readyState === 'live' && !this.#published.has(source) && !this.#heldOff.has(source);
    if (this.#isClosed() || !wanted || !this.#options.connected()) return true;
    this.#word.delete(source);
    try {
      const producer = await transport.publish({ source, track, profile });
      if (this.#isClosed() || this.#word.get(source) === 'closed') {
        producer.close();
        if (!this.#isClosed()) this.#holdOff(source);
        return true;
      }
      this.#failures.delete(source);
      this.#published.set(source, { producer, profile, track });
      this.#show();
      // What may be sent can have changed while the offer was on its way.
      this.#again = true;
      return true;
    } catch (error) {
      if (this.#isClosed()) return false;
      const code = error instanceof Refusal ? error.code : undefined;
      if (code !== 'media_not_allowed') this.#options.failed(error);
      // The server has lost its end of the transport.
      if (code === 'media_unknown') this.#closeTransport();
      this.#holdOff(source);
      return false;
    }
  }

  /** A grant that has gone and come back is a new beginning, without the pauses of earlier failures. */
  #forgive(): void {
    const { tracks } = this.#options.sending();
    for (const source of MediaSource.options) {
      if (tracks[source] !== undefined) continue;
      this.#failures.delete(source);
      this.#heldOff.get(source)?.();
      this.#heldOff.delete(source);
    }
  }

  #holdOff(source: MediaSource): void {
    const failures = this.#failures.get(source) ?? 0;
    this.#failures.set(source, failures + 1);
    this.#heldOff.get(source)?.();
    const cancel = this.#options.clock.after(retryDelayMs(failures), () => {
      this.#heldOff.delete(source);
      this.update();
    });
    this.#heldOff.set(source, cancel);
  }

  #drop(source: MediaSource, { producer }: Published): void {
    this.#published.delete(source);
    producer.close();
  }

  #closeTransport(): void {
    if (this.#transport === undefined) return;
    this.#transport = undefined;
    this.#options.closeTransport();
  }

  #show(): void {
    const { held } = this.#options.sending();
    const states = [...this.#published.keys()].map((source) => {
      const paused = this.#word.get(source) === 'paused' || (held[source] && !this.#word.has(source));
      return [source, paused ? 'paused' : 'live'] as const;
    });
    this.#options.show(Object.fromEntries(states));
  }

  /** Read through a method, since a wait lies between two readings. */
  #isClosed(): boolean {
    return this.#closed;
  }
}
