import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type CheckAgent,
  type CheckFigures,
  type CheckFindings,
  ReportMade,
  type ReportRequest,
} from '../../protocol/check.ts';
import { Refusal, type RefusalCode } from '../../protocol/refusal.ts';
import type { Wish } from '../../protocol/room/index.ts';
import { type CaptureFailureReason as Failure, reasonOf } from '../room/capture-failure.ts';
import type { CaptureDevices } from '../room/devices.ts';
import type { Undo } from '../room/environment.ts';
import { type LoopDeps, measureWay } from './loop.ts';
import type { TestSignal } from './test-signal.ts';

/** Camera and microphone of the check; its own, and closed with it. */
export type CheckCapture =
  | { readonly at: 'closed' }
  | { readonly at: 'asking' }
  | {
      readonly at: 'open';
      readonly microphone: MediaStreamTrack | undefined;
      readonly camera: MediaStreamTrack | undefined;
    }
  | { readonly at: 'refused' };

/** The report for the theatre; what is tried again afterwards makes it outdated. */
export type CheckReportState =
  | { readonly at: 'none' }
  | { readonly at: 'sending' }
  | { readonly at: 'made'; readonly code: string }
  | { readonly at: 'refused'; readonly code: RefusalCode };

export interface DeviceCheckState {
  readonly browser: CheckFindings['browser'];
  /** `asked`: the chime has played, and the person has not answered yet. */
  readonly speaker: CheckFindings['speaker'] | 'playing' | 'asked';
  readonly capture: CheckCapture;
  readonly microphone: CheckFindings['microphone'] | 'listening';
  readonly camera: CheckFindings['camera'] | 'looking';
  /** The way that is being measured. */
  readonly measuring: 'direct' | 'relay' | null;
  readonly direct: CheckFindings['direct'];
  readonly relay: CheckFindings['relay'];
  readonly figures: CheckFigures | null;
  readonly report: CheckReportState;
}

export const untested: DeviceCheckState = {
  browser: 'good',
  speaker: 'untested',
  capture: { at: 'closed' },
  microphone: 'untested',
  camera: 'untested',
  measuring: null,
  direct: 'untested',
  relay: 'untested',
  figures: null,
  report: { at: 'none' },
};

/** What has been found so far; what is still being looked at is untested. */
export function findingsOf(state: DeviceCheckState): CheckFindings {
  const { browser, speaker, microphone, camera, direct, relay } = state;
  return {
    browser,
    speaker: speaker === 'playing' || speaker === 'asked' ? 'untested' : speaker,
    microphone: microphone === 'listening' ? 'untested' : microphone,
    camera: camera === 'looking' ? 'untested' : camera,
    direct,
    relay,
  };
}

/** The check of a device, as the screens know it. */
export interface DeviceCheckApi {
  readonly store: StoreApi<DeviceCheckState>;
  /** Call in a tap. */
  playChime(): Promise<void>;
  sayHeard(heard: boolean): void;
  /** Asks for camera and microphone; again, it opens them anew. */
  openDevices(wish: Wish): Promise<void>;
  /** Camera and microphone go out; what they have shown stays found. */
  closeDevices(): void;
  /** Measures the network; call in a tap. While it measures, nothing happens. */
  measure(): Promise<void>;
  /** Leaves the result with the theatre, under a code. */
  leaveReport(): Promise<void>;
}

export interface DeviceCheckDeps extends LoopDeps {
  readonly devices: CaptureDevices;
  readonly agent: CheckAgent;
  readonly playChime: () => Promise<void>;
  readonly createSignal: () => TestSignal;
  /** Tells when a microphone is heard, or is not in a while. */
  readonly listenTo: (track: MediaStreamTrack, tell: (heard: 'good' | 'silent') => void) => Undo;
}

/** Tries out what a spectator who may speak, or an actor, will need. Its owner calls `close()`. */
export class DeviceCheck implements DeviceCheckApi {
  readonly store: StoreApi<DeviceCheckState>;
  readonly #deps: DeviceCheckDeps;
  readonly #closing = new AbortController();
  #stopListening: Undo = () => undefined;
  /** Raised by each opening: the answer of an earlier one comes too late. */
  #turn = 0;

  constructor(deps: DeviceCheckDeps) {
    this.#deps = deps;
    const browser =
      deps.createEngine(false) === null
        ? 'unsupported'
        : deps.devices.access === 'insecure'
          ? 'insecure'
          : 'good';
    this.store = createStore(() => ({ ...untested, browser }));
  }

  async playChime(): Promise<void> {
    this.#find({ speaker: 'playing' });
    // A browser that refuses to play is one where nothing was heard: the person says so.
    await this.#deps.playChime().catch(() => undefined);
    this.#find({ speaker: 'asked' });
  }

  sayHeard(heard: boolean): void {
    this.#find({ speaker: heard ? 'good' : 'unheard' });
  }

  async openDevices(wish: Wish): Promise<void> {
    const turn = ++this.#turn;
    this.#closeDevices();
    const { devices } = this.#deps;
    if (devices.access !== 'possible') {
      const missing = devices.access === 'insecure' ? 'insecure' : 'missing';
      this.#find({ capture: { at: 'refused' }, microphone: missing, camera: missing });
      return;
    }
    this.#find({ capture: { at: 'asking' }, microphone: 'untested', camera: 'untested' });
    const wanted = wish === 'voice_and_video';
    const opened = await this.#ask(wanted);
    if (turn !== this.#turn) {
      if ('stream' in opened) stopAll(opened.stream);
      return;
    }
    if ('stream' in opened) this.#take(opened.stream, opened.camera, turn);
    else this.#find({ capture: { at: 'refused' }, microphone: opened.reason, camera: opened.camera });
  }

  closeDevices(): void {
    this.#turn += 1;
    this.#closeDevices();
    const { microphone, camera } = findingsOf(this.store.getState());
    this.store.setState({ capture: { at: 'closed' }, microphone, camera });
  }

  async measure(): Promise<void> {
    if (this.store.getState().measuring !== null) return;
    this.#find({ measuring: 'direct', direct: 'untested', relay: 'untested', figures: null });
    let signal: TestSignal;
    try {
      signal = this.#deps.createSignal();
    } catch {
      this.#find({ measuring: null, direct: 'busy' });
      return;
    }
    const { signal: stopped } = this.#closing;
    try {
      const straight = await measureWay(this.#deps, signal, false, stopped);
      this.#find({ direct: straight.finding, figures: straight.figures ?? null });
      if (!straight.hasRelay) {
        this.#find({ relay: straight.finding === 'busy' ? 'untested' : 'absent' });
        return;
      }
      this.#find({ measuring: 'relay' });
      const round = await measureWay(this.#deps, signal, true, stopped);
      this.#find({ relay: round.finding, figures: straight.figures ?? round.figures ?? null });
    } finally {
      this.#find({ measuring: null });
      signal.close();
    }
  }

  async leaveReport(): Promise<void> {
    const state = this.store.getState();
    if (state.report.at === 'sending') return;
    const report: ReportRequest = {
      findings: findingsOf(state),
      agent: this.#deps.agent,
      ...(state.figures !== null && { figures: state.figures }),
    };
    this.store.setState({ report: { at: 'sending' } });
    try {
      const { code } = await this.#deps.http.post('/api/check/reports', report, ReportMade);
      this.store.setState({ report: { at: 'made', code } });
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'internal';
      this.store.setState({ report: { at: 'refused', code } });
    }
  }

  /** Stops the devices and what is being measured. */
  close(): void {
    this.#turn += 1;
    this.#closing.abort();
    this.#closeDevices();
  }

  /** A device that is missing or taken does not hinder the other one. */
  async #ask(wantsCamera: boolean): Promise<Opened> {
    const { devices } = this.#deps;
    devices.declareSound('play-and-record');
    try {
      const stream = await devices.open({ profile: 'voice', camera: wantsCamera });
      return { stream, camera: wantsCamera ? 'looking' : 'untested' };
    } catch (error) {
      const failure = reasonOf(error);
      // Black is found by looking, later, and by nobody here.
      const reason = failure === 'black' ? 'failed' : failure;
      if (!wantsCamera) return { reason, camera: 'untested' };
      if (reason !== 'missing' && reason !== 'busy') return { reason, camera: reason };
      const alone = await this.#ask(false);
      return 'stream' in alone ? { ...alone, camera: reason } : { reason, camera: reason };
    }
  }

  #take(stream: MediaStream, camera: DeviceCheckState['camera'], turn: number): void {
    const [[microphone], [picture]] = [stream.getAudioTracks(), stream.getVideoTracks()];
    this.#find({ capture: { at: 'open', microphone, camera: picture }, camera });
    if (microphone !== undefined) {
      this.#find({ microphone: 'listening' });
      this.#stopListening = this.#deps.listenTo(microphone, (heard) => this.#find({ microphone: heard }));
    }
    if (picture === undefined) return;
    void this.#deps.devices.looksBlack(picture).then((black) => {
      if (turn === this.#turn) this.#find({ camera: black ? 'black' : 'good' });
    });
  }

  #closeDevices(): void {
    this.#stopListening();
    this.#stopListening = () => undefined;
    const { capture } = this.store.getState();
    if (capture.at !== 'open') return;
    capture.microphone?.stop();
    capture.camera?.stop();
    this.#deps.devices.declareSound('playback');
  }

  /** A finding makes an earlier report one of another device. */
  #find(change: Partial<DeviceCheckState>): void {
    this.store.setState({ ...change, report: { at: 'none' } });
  }
}

type Opened =
  | { readonly stream: MediaStream; readonly camera: DeviceCheckState['camera'] }
  | { readonly reason: DeviceFailure; readonly camera: DeviceCheckState['camera'] };
type DeviceFailure = Exclude<Failure, 'black'>;

function stopAll(stream: MediaStream): void {
  for (const track of [...stream.getAudioTracks(), ...stream.getVideoTracks()]) track.stop();
}
