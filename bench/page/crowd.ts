import { type RoomApi, type RoomClientState } from '../../client/room/index.ts';
import type { DemoDoor } from '../../protocol/http.ts';
import { mediaKind } from '../../protocol/media.ts';
import type { Arrival } from '../page-api.ts';
import { now } from './clock.ts';
import { enter } from './visits.ts';

/** As wide as a phone shows one of several: the crowd must not cost the machine what a hundred phones would. */
const widthPx = 160;

/**
 * Many spectators in one page, each a whole client of their own with a socket and transports: they note when sound and
 * picture of the stage first come after `expect`.
 */
export class Crowd {
  readonly #people: Person[] = [];

  /** One more comes in. */
  async join(door: DemoDoor): Promise<void> {
    this.#people.push(new Person(await enter(door, { scope: `crowd ${this.#people.length}` })));
  }

  /** From now on first sounds and pictures count. */
  expect(): void {
    for (const person of this.#people) person.expect();
  }

  /** Of everybody, in order of coming. */
  arrivals(): Arrival[] {
    return this.#people.map(({ arrival }) => arrival);
  }

  async close(): Promise<void> {
    await Promise.all(this.#people.map((person) => person.close()));
  }
}

class Person {
  arrival: Arrival = {};
  readonly #api: RoomApi;
  readonly #elements = new Map<string, HTMLMediaElement>();

  constructor(api: RoomApi) {
    this.#api = api;
    api.store.subscribe((state) => this.#follow(state));
    this.#follow(api.store.getState());
  }

  expect(): void {
    this.arrival = {};
    // What plays still, as behind a curtain, is watched anew.
    for (const element of this.#elements.values())
      if (element instanceof HTMLVideoElement) this.#watch(element);
  }

  async close(): Promise<void> {
    await this.#api.leave();
    this.#api.close();
    for (const element of this.#elements.values()) element.remove();
  }

  #follow({ remote }: RoomClientState): void {
    for (const { member, source, track } of remote) {
      const kind = mediaKind(source);
      const element = this.#elements.get(track.id) ?? document.createElement(kind);
      if (this.#elements.has(track.id)) continue;
      this.#elements.set(track.id, element);
      document.body.append(element);
      this.#api.attach(element, member, source);
      if (element instanceof HTMLVideoElement) {
        this.#api.showAt(member, source, widthPx);
        this.#watch(element);
        continue;
      }
      // Fired when the first packets come: https://www.w3.org/TR/webrtc/#dom-mediastreamtrack-muted
      if (!track.muted) this.#heard();
      track.addEventListener('unmute', () => this.#heard());
    }
  }

  #heard(): void {
    this.arrival = { ...this.arrival, soundMs: this.arrival.soundMs ?? now() };
  }

  #watch(element: HTMLVideoElement): void {
    element.requestVideoFrameCallback(() => {
      this.arrival = { ...this.arrival, pictureMs: this.arrival.pictureMs ?? now() };
    });
  }
}
