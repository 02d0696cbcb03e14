import type { StoreApi } from 'zustand/vanilla';
import { MediaSource } from '../../protocol/media.ts';
import type { noSwitches, RoomCommand, SelfView, TalkbackTarget, Wish } from '../../protocol/room/index.ts';
import type { CaptureSource, SoundProfile } from './api.ts';
import type { Background } from './background/background.ts';
import { BackgroundPolicy } from './background/background-policy.ts';
import { needsTracks } from './capture-need.ts';
import { CapturePolicy } from './capture.ts';
import { DeviceBook, devicesOf } from './device-book.ts';
import type { DeviceKind } from './devices.ts';
import type { Environment } from './environment.ts';
import { nothingToSend, type Sending } from './publishing.ts';
import { SharePolicy } from './sharing.ts';
import type { RoomClientState } from './state.ts';
import { TalkbackPolicy } from './talkback.ts';

export interface OwnMediaOptions {
  readonly store: StoreApi<RoomClientState>;
  readonly environment: Pick<Environment, 'backgrounds' | 'clock' | 'devices' | 'log' | 'memory' | 'shares'>;
  /** Whether this page offers another background. */
  readonly offersBackground: boolean;
  readonly source: CaptureSource | undefined;
  /** Gives a command; answers whether it was accepted. */
  readonly give: (command: RoomCommand) => Promise<boolean>;
  /** What could be sent is another now. */
  readonly changed: () => void;
}

/**
 * Everything that one sends, and what the house lets become of it: camera and microphone, a shared screen or file, a
 * director's talkback; each is opened and closed by an object of its own. The question for permission is asked when
 * a hand is raised, never later: an invitation, an acceptance or a reload opens nothing by itself.
 */
export class OwnMedia {
  readonly #options: OwnMediaOptions;
  readonly #capture: CapturePolicy;
  readonly #background: BackgroundPolicy;
  readonly #sharing: SharePolicy;
  readonly #talkback: TalkbackPolicy;
  readonly #book: DeviceBook;
  /** Own switches that the house has not confirmed yet. */
  readonly #wished = new Map<MediaSource, boolean>();
  /** To whom the talkback shall go, while the house has not answered. */
  #talking: { readonly to: TalkbackTarget | null } | undefined;
  /** A hand is on its way up: the house still says "audience", and the tracks are kept. */
  #raising = 0;

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    this.#book = this.#createBook();
    this.#background = this.#createBackground();
    this.#capture = this.#createCapture();
    this.#sharing = this.#createSharing();
    this.#talkback = this.#createTalkback();
  }

  #createBook(): DeviceBook {
    const { environment, store } = this.#options;
    const { offers } = environment.shares;
    store.setState(({ devices }) => ({ devices: { ...devices, offers } }));
    return new DeviceBook({
      ...environment,
      show: (listed) => store.setState(({ devices }) => ({ devices: { ...devices, ...listed } })),
    });
  }

  #createCapture(): CapturePolicy {
    const { environment, source, store, changed } = this.#options;
    return new CapturePolicy({
      devices: environment.devices,
      chosen: () => this.#book.chosen,
      ...(source && { source }),
      show: (capture) => {
        const tracks = capture.at === 'ready' ? capture.tracks : {};
        const inUse = devicesOf(tracks);
        this.#background.follow(tracks.camera);
        store.setState(({ devices }) => ({
          capture: capture.at === 'ready' ? { at: 'ready', tracks: this.#outgoing(tracks) } : capture,
          devices: { ...devices, inUse },
        }));
        // Before a permission the browser tells no names; and what is drawn or played has nothing to choose.
        if (capture.at === 'ready' && source === undefined) void this.#book.refresh();
        changed();
      },
    });
  }

  #createBackground(): BackgroundPolicy {
    const { environment, offersBackground, store, changed } = this.#options;
    return new BackgroundPolicy({
      ...environment,
      tools: offersBackground ? environment.backgrounds : undefined,
      show: (background) => store.setState({ background }),
      changed: () => {
        store.setState(({ capture }) =>
          capture.at === 'ready'
            ? { capture: { at: 'ready', tracks: this.#outgoing(this.#capture.tracks) } }
            : {},
        );
        changed();
      },
      failed: (error) => environment.log('background', error),
    });
  }

  /** What is captured, with the camera as the others shall see it. */
  #outgoing({ camera: _asItIs, ...others }: CapturePolicy['tracks']): CapturePolicy['tracks'] {
    const { track } = this.#background;
    return { ...others, ...(track && { camera: track }) };
  }

  #createSharing(): SharePolicy {
    const { environment, store, changed } = this.#options;
    return new SharePolicy({
      shares: environment.shares,
      show: (sharing) => {
        store.setState({ sharing });
        changed();
      },
    });
  }

  #createTalkback(): TalkbackPolicy {
    const { environment, source, store, changed } = this.#options;
    return new TalkbackPolicy({
      devices: environment.devices,
      chosen: () => this.#book.chosen,
      ...(source && { source }),
      microphone: () => {
        const { microphone } = this.#capture.tracks;
        return microphone?.readyState === 'live' ? microphone : undefined;
      },
      show: (talk) => {
        store.setState({ talk });
        changed();
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

  /** A word that is over before its microphone was open is not begun. */
  async talk(to: TalkbackTarget | null): Promise<boolean> {
    const talking = { to };
    this.#talking = talking;
    this.#applySwitches();
    const opened = to === null || (await this.#talkback.open());
    if (this.#talking !== talking) return false;
    const accepted = opened && (await this.#options.give({ type: 'talkback.set', to }));
    // An accepted wish is dropped when one's own view confirms it.
    if (this.#talking === talking && (!accepted || this.#options.store.getState().self?.talkback === to)) {
      this.#talking = undefined;
      this.#applySwitches();
    }
    return accepted;
  }

  shareScreen(): Promise<boolean> {
    return this.#sharing.shareScreen();
  }

  shareFile(file: File): Promise<boolean> {
    return this.#sharing.shareFile(file);
  }

  playShared(playing: boolean): Promise<void> {
    return this.#sharing.play(playing);
  }

  stopSharing(): void {
    this.#sharing.stop();
  }

  /** A choice that cannot be had is taken back: what worked before works again. */
  async chooseDevice(kind: DeviceKind, id: string | undefined): Promise<boolean> {
    const before = this.#book.chosen[kind];
    this.#book.choose(kind, id);
    if (this.#capture.tracks[kind] === undefined || (await this.#capture.renew(kind))) return true;
    this.#book.choose(kind, before);
    await this.#capture.renew(kind);
    return false;
  }

  chooseBackground(background: Background): void {
    this.#background.choose(background);
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
    if (this.#talking?.to === self.talkback) this.#talking = undefined;
    this.#applySwitches();
    if (!needsTracks(self, this.#raising > 0)) this.#stopCapture();
    if (!self.grants.publish.screen) this.#stopSharing();
    if (!self.grants.publish.talkback) this.#talkback.close();
    this.#options.changed();
  }

  /** What may be sent now. */
  sending(): Sending {
    const { self } = this.#options.store.getState();
    if (self === null) return nothingToSend;
    const { grants, muted, off } = self;
    const talkback = this.#talkback.track;
    const captured = this.#outgoing(this.#capture.tracks);
    const tracks = { ...captured, ...this.#sharing.tracks, ...(talkback && { talkback }) };
    const granted = Object.entries(tracks).filter(([source]) => grants.publish[source as MediaSource]); // its keys
    return {
      prepare: grants.prepare,
      captured: Object.keys(tracks).length > 0,
      tracks: Object.fromEntries(granted),
      held: Object.fromEntries(
        MediaSource.options.map((source) => [source, muted[source] || off[source]]),
      ) as typeof noSwitches, // every source, by construction
      profile: this.#capture.profile,
    };
  }

  /** The page is in front again. */
  revive(): void {
    void this.#capture.revive();
  }

  /** The visit is over. */
  leave(): void {
    this.#stopCapture();
    this.#stopSharing();
    this.#talking = undefined;
    this.#talkback.close();
  }

  /** The page is over. */
  close(): void {
    this.leave();
    this.#background.close();
    this.#book.close();
  }

  #stopCapture(): void {
    const { at } = this.#options.store.getState().capture;
    if (at === 'ready' || at === 'asking') this.#capture.close();
  }

  #stopSharing(): void {
    if (this.#options.store.getState().sharing.at !== 'none') this.#sharing.stop();
  }

  /** What is switched off or muted leaves this device as silence and black already. */
  #applySwitches(): void {
    const { self } = this.#options.store.getState();
    const isOn = (source: MediaSource): boolean =>
      (this.#wished.get(source) ?? self?.off[source] !== true) && self?.muted[source] !== true;
    const { to } = this.#talking ?? { to: self?.talkback ?? null };
    // A word in private is private: the house does not hear it from a director who stands before it, either.
    this.#capture.enable('microphone', isOn('microphone') && to === null);
    this.#capture.enable('camera', isOn('camera'));
    this.#background.enable(isOn('camera'));
    this.#sharing.enable('screen', isOn('screen'));
    this.#sharing.enable('screen_sound', isOn('screen_sound'));
    this.#talkback.enable(to !== null && isOn('talkback'));
  }
}
