import { mediaKind } from '../../protocol/media.ts';
import { mediasoupEngine } from '../../client/room/mediasoup-engine.ts';
import {
  createRoomClient,
  type CreateEngine,
  type RoomApi,
  type RoomClientState,
} from '../../client/room/index.ts';
import { openLink } from '../../client/session/index.ts';
import type { DemoDoor } from '../../protocol/http.ts';
import type { GuestPackets } from '../page-api.ts';
import { Ear, type Senses } from './senses.ts';
import type { Source } from './sources.ts';
import { StubbornEngine } from './stubborn-engine.ts';

/** Goes through a door into the room; the scope tells several people in one page apart. */
export async function enter(
  { kind, secret, showId }: DemoDoor,
  how: { readonly engine?: CreateEngine; readonly stream?: MediaStream; readonly scope?: string },
): Promise<RoomApi> {
  const { scope = 'bench' } = how;
  await openLink({ kind, secret }, { scope });
  const { stream, engine = mediasoupEngine() } = how;
  const api = createRoomClient({
    ...{ scope, showId, engine },
    ...(stream && { capture: () => Promise.resolve(stream) }),
  });
  await api.enter();
  await until(api, ({ seat }) => seat.at === 'inside');
  return api;
}

/** An actor of the house whose camera and microphone are a measuring source. */
export async function perform(door: DemoDoor, source: Source): Promise<RoomApi> {
  const api = await enter(door, { stream: source.stream });
  if (!(await api.openCapture('voice_and_video'))) throw new Error('the actor has no camera');
  await api.command({ type: 'stage.enter' });
  await until(api, ({ publishing }) => publishing.camera === 'live' && publishing.microphone === 'live');
  return api;
}

/** A spectator of the house who measures: one eye and one ear for the actor, one ear for the guest. */
export class Attendance {
  readonly #api: RoomApi;
  readonly #engine: StubbornEngine;
  readonly #guestEar: Ear;
  #guestTracks: readonly MediaStreamTrack[] = [];
  readonly #known = new Map<MediaStreamTrack, HTMLMediaElement>();

  private constructor(api: RoomApi, engine: StubbornEngine, guestEar: Ear) {
    this.#api = api;
    this.#engine = engine;
    this.#guestEar = guestEar;
  }

  static async open(door: DemoDoor, senses: Senses): Promise<Attendance> {
    const engine = new StubbornEngine(mediasoupEngine());
    const guestEar = await Ear.open();
    const api = await enter(door, { engine: engine.create });
    const attendance = new Attendance(api, engine, guestEar);
    attendance.#follow(senses);
    return attendance;
  }

  heardGuest(sinceMs: number): number | undefined {
    return this.#guestEar.heardSince(sinceMs);
  }

  guestPackets(): Promise<GuestPackets[]> {
    return this.#engine.packets(this.#guestTracks);
  }

  async close(): Promise<void> {
    await this.#api.leave();
    this.#api.close();
    this.#guestEar.close();
  }

  #follow({ eye, ear }: Senses): void {
    const look = ({ remote, room }: RoomClientState): void => {
      const guests = new Set(room?.view.stage.filter(({ guest }) => guest).map(({ id }) => id));
      for (const { member, source, track } of remote) {
        if (this.#known.has(track)) continue;
        const isGuest = guests.has(member);
        if (isGuest)
          this.#guestTracks = [...this.#guestTracks.filter(({ kind }) => kind !== track.kind), track];
        const element =
          source === 'camera' && !isGuest ? eye.element : document.createElement(mediaKind(source));
        this.#known.set(track, element);
        this.#api.attach(element, member, source);
        if (source === 'camera') this.#api.showAt(member, source, eye.element.width);
        else (isGuest ? this.#guestEar : ear).listen(track);
      }
    };
    look(this.#api.store.getState());
    this.#api.store.subscribe(look);
  }
}

/** Waits for a state of the room. @throws Error when the visit ends before */
function until(api: RoomApi, reached: (state: RoomClientState) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (state: RoomClientState): void => {
      const { at } = state.seat;
      if (reached(state)) resolve();
      else if (at === 'refused' || at === 'farewell' || at === 'unsupported')
        reject(new Error(JSON.stringify(state.seat)));
    };
    api.store.subscribe(look);
    look(api.store.getState());
  });
}
