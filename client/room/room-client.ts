import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ShowId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { RoomCommand, TalkbackTarget, Wish } from '../../protocol/room/index.ts';
import type { ReactionKind } from '../../protocol/socket.ts';
import type { Background } from './background/background.ts';
import type { CaptureSource, RoomApi, SoundProfile } from './api.ts';
import { Clapping } from './clapping.ts';
import type { DeviceKind } from './devices.ts';
import type { CreateEngine, MediaEngine } from './engine.ts';
import type { Environment, Undo } from './environment.ts';
import { OwnMedia } from './own-media.ts';
import { Playback } from './playback.ts';
import { notConnected } from './socket.ts';
import { initialState, type RoomClientState, type Seat } from './state.ts';
import { Visit } from './visit.ts';

/** Leaving does not wait longer for the house to be told. */
const leavePatienceMs = 2_000;

export interface RoomClientOptions {
  /** Names the session in this tab's storage. */
  readonly scope: string;
  readonly showId: ShowId;
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly createEngine: CreateEngine;
  readonly capture: CaptureSource | undefined;
  readonly offersBackground: boolean;
}

/** A room as the screens know it: one store to look at, and what may be asked. Media and socket are behind it. */
export class RoomClient implements RoomApi {
  readonly store: StoreApi<RoomClientState> = createStore(() => initialState);
  readonly #options: RoomClientOptions;
  readonly #own: OwnMedia;
  readonly #playback: Playback;
  readonly #widths = new Map<string, Parameters<RoomApi['showAt']>>();
  readonly #clapping: Clapping;
  readonly #stopListening: Undo;
  #engine: MediaEngine | null | undefined;
  #visit: Visit | undefined;
  #entering: Promise<void> | undefined;
  #notices = 0;
  #closed = false;

  constructor(options: RoomClientOptions) {
    this.#options = options;
    const { environment, capture, offersBackground } = options;
    this.#playback = new Playback(this.store, environment);
    this.#own = new OwnMedia({
      store: this.store,
      environment,
      source: capture,
      offersBackground,
      give: (command) => this.command(command),
      changed: () => this.#visit?.update(),
    });
    this.#clapping = new Clapping(environment.clock, (kind, count) => this.#visit?.react(kind, count));
    this.#stopListening = environment.onVisible(() => {
      this.#playback.resume();
      this.#own.revive();
    });
  }

  get showId(): ShowId {
    return this.#options.showId;
  }

  get scope(): string {
    return this.#options.scope;
  }

  enter(options: { readonly takeOver?: boolean; readonly name?: string } = {}): Promise<void> {
    this.#entering ??= this.#enter(options).finally(() => {
      this.#entering = undefined;
    });
    return this.#entering;
  }

  async command(command: RoomCommand): Promise<boolean> {
    try {
      if (this.#visit === undefined) throw notConnected();
      await this.#visit.give(command);
      this.store.setState({ notice: null });
      return true;
    } catch (error) {
      this.#notice(error);
      return false;
    }
  }

  #notice(error: unknown): void {
    const code = error instanceof Refusal ? error.code : 'internal';
    if (!this.#closed) this.store.setState({ notice: { code, id: ++this.#notices } });
  }

  raiseHand(wish: Wish): Promise<boolean> {
    return this.#own.raiseHand(wish);
  }

  takeFloor(wish: Wish): Promise<boolean> {
    return this.#own.takeFloor(wish);
  }

  react(kind: ReactionKind): void {
    this.#clapping.clap(kind);
  }

  async rate(stars: number): Promise<boolean> {
    try {
      if (this.#visit === undefined) throw notConnected();
      await this.#visit.rate(stars);
      return true;
    } catch (error) {
      this.#notice(error);
      return false;
    }
  }

  lowerHand(): Promise<boolean> {
    return this.#own.lowerHand();
  }

  openCapture(wish: Wish): Promise<boolean> {
    return this.#own.openCapture(wish);
  }

  closeCapture(): void {
    this.#own.closeCapture();
  }

  setSending(source: MediaSource, on: boolean): Promise<boolean> {
    return this.#own.setSending(source, on);
  }

  talk(to: TalkbackTarget | null): Promise<boolean> {
    return this.#own.talk(to);
  }

  shareScreen(): Promise<boolean> {
    return this.#own.shareScreen();
  }

  shareFile(file: File): Promise<boolean> {
    return this.#own.shareFile(file);
  }

  playShared(playing: boolean): Promise<void> {
    return this.#own.playShared(playing);
  }

  stopSharing(): void {
    this.#own.stopSharing();
  }

  chooseDevice(kind: DeviceKind, id: string | undefined): Promise<boolean> {
    return this.#own.chooseDevice(kind, id);
  }

  chooseBackground(background: Background): void {
    this.#own.chooseBackground(background);
  }

  setSoundProfile(profile: SoundProfile): Promise<void> {
    return this.#own.setSoundProfile(profile);
  }

  attach(element: HTMLVideoElement | HTMLAudioElement, member: string, source: MediaSource): Undo {
    return this.#playback.attach(element, member, source);
  }

  showAt(member: string, source: MediaSource, widthPx: number): void {
    this.#widths.set(`${member} ${source}`, [member, source, widthPx]);
    this.#visit?.showAt(member, source, widthPx);
  }

  startSound(): Promise<void> {
    return this.#playback.unlock();
  }

  setVolume(level: number): void {
    this.#playback.setVolume(level);
    this.store.setState({ volume: Math.min(1, Math.max(0, level)) });
  }

  async leave(): Promise<void> {
    const visit = this.#visit;
    if (visit === undefined) return;
    await new Promise<void>((resolve) => {
      const stopWaiting = this.#options.environment.clock.after(leavePatienceMs, resolve);
      const go = (): void => {
        stopWaiting();
        resolve();
      };
      // Whatever the house says, this page goes.
      visit.give({ type: 'room.leave' }).then(go, go);
    });
    if (this.#visit === visit) this.#end({ at: 'farewell', reason: 'left' });
  }

  close(): void {
    this.#closed = true;
    this.#clapping.close();
    this.#stopListening();
    this.#visit?.close();
    this.#visit = undefined;
    this.#own.close();
    this.#playback.close();
  }

  async #enter(ask: { readonly takeOver?: boolean; readonly name?: string }): Promise<void> {
    const { at } = this.store.getState().seat;
    if (this.#closed || at === 'inside' || at === 'reconnecting') return;
    this.#engine ??= this.#options.createEngine();
    if (this.#engine === null) {
      this.store.setState({ seat: { at: 'unsupported' } });
      return;
    }
    this.store.setState({ seat: { at: 'entering' }, notice: null });
    const visit = new Visit({
      ...this.#options,
      store: this.store,
      engine: this.#engine,
      own: this.#own,
      ended: (seat) => {
        if (this.#visit === visit) this.#end(seat);
      },
    });
    this.#visit = visit;
    for (const shown of this.#widths.values()) visit.showAt(...shown);
    await visit.enter(ask);
  }

  #end(seat: Seat): void {
    this.#visit?.close();
    this.#visit = undefined;
    this.#own.leave();
    // What was known before the room, and of this device, stays.
    const { door, show, admission, clockOffsetMs, capture, devices, soundBlocked, volume } =
      this.store.getState();
    const kept = { door, show, admission, clockOffsetMs, capture, devices, soundBlocked, volume };
    this.store.setState({ ...initialState, ...kept, seat });
  }
}
