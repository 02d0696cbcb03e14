import type { StoreApi } from 'zustand/vanilla';
import { MediaSource } from '../../protocol/media.ts';
import { noSwitches, type RoomCommand, type SelfView, type Wish } from '../../protocol/room/index.ts';
import type { CaptureSource, SoundProfile } from './api.ts';
import { CapturePolicy } from './capture.ts';
import type { CaptureDevices } from './devices.ts';
import type { Sending } from './publishing.ts';
import type { RoomClientState } from './state.ts';

export interface OwnMediaOptions {
  readonly store: StoreApi<RoomClientState>;
  readonly devices: CaptureDevices;
  readonly source: CaptureSource | undefined;
  /** Gives a command; answers whether it was accepted. */
  readonly give: (command: RoomCommand) => Promise<boolean>;
  /** What could be sent is another now. */
  readonly changed: () => void;
}

const nothing: Sending = {
  prepare: false,
  captured: false,
  tracks: {},
  held: noSwitches,
  profile: 'voice',
};

/**
 * One's own camera and microphone, and what the house lets become of them. The question for permission is asked when
 * a hand is raised, never later: an invitation, an acceptance or a reload opens nothing by itself.
 */
export class OwnMedia {
  readonly #options: OwnMediaOptions;
  readonly #capture: CapturePolicy;
  /** Own switches that the house has not confirmed yet. */
  readonly #wished = new Map<MediaSource, boolean>();
  /** A hand is on its way up: the house still says "audience", and the tracks are kept. */
  #raising = 0;

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    this.#capture = new CapturePolicy({
      devices: options.devices,
      ...(options.source && { source: options.source }),
      show: (capture) => {
        options.store.setState({ capture });
        options.changed();
      },
    });
  }

  raiseHand(wish: Wish): Promise<boolean> {
    return this.#captureFor(wish, { type: 'hand.raise', wish });
  }

  takeFloor(wish: Wish): Promise<boolean> {
    return this.#captureFor(wish, { type: 'stage.enter', wish });
  }

  async #captureFor(wish: Wish, command: RoomCommand): Promise<boolean> {
    const hadTracks = this.#capture.ready;
    this.#raising += 1;
    try {
      if (!(await this.#capture.open(wish))) return false;
      if (await this.#options.give(command)) return true;
      if (!hadTracks) this.#capture.close();
      return false;
    } finally {
      this.#raising -= 1;
    }
  }

  async lowerHand(): Promise<boolean> {
    this.#capture.close();
    return this.#options.give({ type: 'hand.withdraw' });
  }

  openCapture(wish: Wish): Promise<boolean> {
    return this.#capture.open(wish);
  }

  closeCapture(): void {
    this.#capture.close();
  }

  async setSending(source: MediaSource, on: boolean): Promise<boolean> {
    this.#wished.set(source, on);
    this.#applySwitches();
    const accepted = await this.#options.give({ type: 'media.switch', source, on });
    // An accepted wish is dropped when one's own view confirms it.
    if (!accepted && this.#wished.get(source) === on) {
      this.#wished.delete(source);
      this.#applySwitches();
    }
    return accepted;
  }

  async setSoundProfile(profile: SoundProfile): Promise<void> {
    await this.#capture.setProfile(profile);
    this.#options.changed();
  }

  /** The house has said something of me. */
  follow(self: SelfView): void {
    for (const source of MediaSource.options) {
      if (this.#wished.get(source) === !self.off[source]) this.#wished.delete(source);
    }
    this.#applySwitches();
    if (!this.#needsTracks(self)) this.#stop();
    this.#options.changed();
  }

  /** What may be sent now. */
  sending(): Sending {
    const { self } = this.#options.store.getState();
    if (self === null) return nothing;
    const { grants, muted, off } = self;
    const { tracks, profile, ready } = this.#capture;
    const granted = Object.entries(tracks).filter(([source]) => grants.publish[source as MediaSource]);
    return {
      prepare: grants.prepare,
      captured: ready,
      tracks: Object.fromEntries(granted),
      held: Object.fromEntries(
        MediaSource.options.map((source) => [source, muted[source] || off[source]]),
      ) as typeof noSwitches, // every source, by construction
      profile,
    };
  }

  /** The page is in front again. */
  revive(): void {
    void this.#capture.revive();
  }

  /** The visit is over. */
  close(): void {
    this.#stop();
  }

  #stop(): void {
    const { at } = this.#options.store.getState().capture;
    if (at === 'ready' || at === 'asking') this.#capture.close();
  }

  #needsTracks({ standing, grants }: SelfView): boolean {
    switch (standing.at) {
      case 'audience':
      case 'waiting':
        return this.#raising > 0;
      case 'backstage':
        return grants.perform || standing.wish !== undefined;
      case 'hand_raised':
      case 'invited':
      case 'on_stage':
        return true;
    }
  }

  /** What is switched off or muted leaves this device as silence and black already. */
  #applySwitches(): void {
    const { self } = this.#options.store.getState();
    for (const source of MediaSource.options) {
      const on = this.#wished.get(source) ?? self?.off[source] !== true;
      this.#capture.enable(source, on && self?.muted[source] !== true);
    }
  }
}
