import {
  type CheckFigures,
  type CheckFindings,
  LoopDone,
  LoopEcho,
  LoopOpened,
  LoopProduced,
  type LoopSource,
} from '../../protocol/check.ts';
import { MemberId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { EngineTransport, MediaEngine, SendTransport } from '../room/engine.ts';
import type { Clock } from '../room/environment.ts';
import type { HttpClient } from '../session/index.ts';
import { findingOf, flowBetween, type Sample, sampleOf, type Stat } from './figures.ts';
import type { TestSignal } from './test-signal.ts';

export interface LoopDeps {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** A fresh engine; `relay` sends everything through TURN. `null`: this browser cannot do WebRTC. */
  readonly createEngine: (relay: boolean) => MediaEngine | null;
}

/** What a way through the network is good for. */
export interface WayResult {
  readonly finding: CheckFindings['direct'];
  readonly figures?: CheckFigures;
}

export interface Measured extends WayResult {
  /** The house has a way round by TURN, which can be measured too. */
  readonly hasRelay: boolean;
}

/** A connection that has not come about by then will not. */
const connectMs = 10_000;
/** The encoder has found its pace by then; after that it is measured for so long. */
const warmUpMs = 1_500;
const measureMs = 4_000;
/** Others measure now: so often it is asked again. */
const mostAttempts = 4;

/** The echo is nobody's: the engine wants a member for the name of a stream. */
const nobody = MemberId.parse('00000000-0000-4000-8000-000000000000');
const sources: readonly LoopSource[] = ['microphone', 'camera'];

/**
 * Sends the signal to the house and takes it back, by one way through the network. Never throws: whatever goes wrong
 * is a finding, `busy` where the house was not there for it.
 * @param stopped aborts when nobody waits any more; what is open is closed in any case
 */
export async function measureWay(
  deps: LoopDeps,
  signal: TestSignal,
  relay: boolean,
  stopped: AbortSignal,
): Promise<Measured> {
  let opened: LoopOpened;
  try {
    opened = await openLoop(deps, stopped);
  } catch {
    return { finding: 'busy', hasRelay: false };
  }
  const hasRelay = opened.iceServers.length > 0;
  const loop = new Loop(deps, opened, relay);
  try {
    return { ...(await loop.measure(signal, stopped)), hasRelay };
  } catch (error) {
    // A house that does not answer tells nothing of the way that media would take.
    const isHouse = error instanceof Refusal && error.code !== 'media_failed';
    return { finding: isHouse ? 'busy' : 'blocked', hasRelay };
  } finally {
    loop.close();
  }
}

/** @throws Refusal when the house is away, or stays busy */
async function openLoop({ http, clock }: LoopDeps, stopped: AbortSignal): Promise<LoopOpened> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await http.post('/api/check/loops', {}, LoopOpened, { signal: stopped });
    } catch (error) {
      const waitSeconds = error instanceof Refusal ? error.retryAfterSeconds : undefined;
      if (waitSeconds === undefined || attempt === mostAttempts || stopped.aborted) throw error;
      await wait(clock, Math.min(10, waitSeconds) * 1000, stopped);
    }
  }
}

/** One loop that the house has opened. */
class Loop {
  readonly #deps: LoopDeps;
  readonly #opened: LoopOpened;
  /** Without servers the straight way is the only one: else media would take the way round by itself. */
  readonly #relay: boolean;
  readonly #transports: EngineTransport[] = [];

  constructor(deps: LoopDeps, opened: LoopOpened, relay: boolean) {
    this.#deps = deps;
    this.#opened = opened;
    this.#relay = relay;
  }

  async measure(signal: TestSignal, stopped: AbortSignal): Promise<WayResult> {
    const engine = this.#deps.createEngine(this.#relay);
    if (engine === null) return { finding: 'blocked' };
    const capabilities = await engine.load(this.#opened.rtpCapabilities);
    const send = this.#createSend(engine);
    const receive = this.#createReceive(engine);
    const ways = [send, receive].map((way) => reached(way, this.#deps.clock, stopped));
    await send.publish({ source: 'microphone', track: signal.microphone, profile: 'music' });
    await send.publish({ source: 'camera', track: signal.camera, profile: 'voice' });
    for (const source of sources) {
      const asked = { source, rtpCapabilities: capabilities };
      const echo = await this.#post('consume', asked, LoopEcho);
      await receive.consume({ ...echo, member: nobody, source, producerPaused: false });
    }
    await this.#post('ready', {}, LoopDone);
    const arrived = await Promise.all(ways);
    if (!arrived.every(Boolean) || stopped.aborted) return { finding: 'blocked' };
    const { clock } = this.#deps;
    await wait(clock, warmUpMs, stopped);
    const before = await this.#sample(send, receive);
    await wait(clock, measureMs, stopped);
    const flow = flowBetween(before, await this.#sample(send, receive));
    const { rttMs, lossPercent, videoKbps } = flow;
    return { finding: findingOf(flow), figures: { rttMs, lossPercent, videoKbps } };
  }

  close(): void {
    for (const transport of this.#transports) transport.close();
    // The house closes it by itself, should this not arrive.
    this.#post('close', {}, LoopDone).catch(() => undefined);
  }

  get #iceServers(): LoopOpened['iceServers'] {
    return this.#relay ? this.#opened.iceServers : [];
  }

  #createSend(engine: MediaEngine): SendTransport {
    const send = engine.createSend({
      transport: this.#opened.send,
      iceServers: this.#iceServers,
      connect: (dtlsParameters) => this.#connect('send', dtlsParameters),
      publish: async (source: MediaSource, rtpParameters) =>
        (await this.#post('produce', { source, rtpParameters }, LoopProduced)).producerId,
    });
    this.#transports.push(send);
    return send;
  }

  #createReceive(engine: MediaEngine) {
    const receive = engine.createReceive({
      transport: this.#opened.receive,
      iceServers: this.#iceServers,
      connect: (dtlsParameters) => this.#connect('receive', dtlsParameters),
    });
    this.#transports.push(receive);
    return receive;
  }

  async #connect(direction: 'send' | 'receive', dtlsParameters: object): Promise<void> {
    await this.#post('connect', { direction, dtlsParameters }, LoopDone);
  }

  #post<Schema extends Parameters<HttpClient['post']>[2]>(step: string, body: object, schema: Schema) {
    const { loop } = this.#opened;
    return this.#deps.http.post(`/api/check/loops/${step}`, { loop, ...body }, schema);
  }

  async #sample(send: EngineTransport, receive: EngineTransport): Promise<Sample> {
    const [out, back] = await Promise.all([send.getStats(), receive.getStats()]);
    return sampleOf(this.#deps.clock.now(), statsOf(out), statsOf(back));
  }
}

/** TypeScript's DOM library has the entries as `any`. */
const statsOf = (report: RTCStatsReport): Iterable<Stat> =>
  (report as unknown as ReadonlyMap<string, Stat>).values();

/** Whether a connection comes about. */
function reached(transport: EngineTransport, clock: Clock, stopped: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (arrived: boolean): void => {
      stopWaiting();
      resolve(arrived);
    };
    const stopWaiting = clock.after(connectMs, () => resolve(false));
    const look = (state: EngineTransport['state']): void => {
      if (state === 'connected' || state === 'failed' || state === 'closed') end(state === 'connected');
    };
    stopped.addEventListener('abort', () => end(false), { once: true });
    transport.onState(look);
    look(transport.state);
  });
}

/** Waits, or not when nobody does any more. */
function wait(clock: Clock, ms: number, stopped: AbortSignal): Promise<void> {
  if (stopped.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      undo();
      stopped.removeEventListener('abort', end);
      resolve();
    };
    const undo = clock.after(ms, end);
    stopped.addEventListener('abort', end);
  });
}
