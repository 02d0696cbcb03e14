import { type Browser, type BrowserContext, type BrowserContextOptions, expect } from '@playwright/test';
import type { Role, ShowId } from '../../../protocol/ids.ts';
import type { Guest } from '../../support/guest.ts';
import type { LikenessName } from './likeness.ts';
import type { Theatre } from './theatre.ts';
import { Visitor } from './visitor.ts';

/** Whose camera a visitor stands before; most have none. */
export type Camera = LikenessName | 'nobody';

const phone = { width: 390, height: 844 };
const laptop = { width: 1280, height: 800 };

/** One show from its beginning to its end, and the people who came. */
export class Evening {
  readonly theatre: Theatre;
  /** Directs over a socket of its own; tests of the desk open the desk's page besides. */
  readonly director: Guest;
  readonly #showId: ShowId;
  readonly #browsers: Readonly<Record<Camera, Browser>>;
  readonly #contexts: BrowserContext[] = [];
  readonly #visitors: Visitor[] = [];

  private constructor(
    { theatre, director, showId }: Pick<Evening, 'theatre' | 'director'> & { readonly showId: ShowId },
    browsers: Readonly<Record<Camera, Browser>>,
  ) {
    this.theatre = theatre;
    this.director = director;
    this.#showId = showId;
    this.#browsers = browsers;
  }

  /** A show whose doors are closed still. */
  static async open(theatre: Theatre, browsers: Readonly<Record<Camera, Browser>>): Promise<Evening> {
    const { showId } = await theatre.doors.door('audience');
    const director = await theatre.doors.guest('director');
    return new Evening({ theatre, director, showId }, browsers);
  }

  async openDoors(): Promise<void> {
    await this.director.command({ type: 'phase.set', to: 'foyer' });
  }

  /** The director begins the show, or goes on after the interval. */
  async play(): Promise<void> {
    await this.director.command({ type: 'phase.set', to: 'live' });
  }

  /** A browser profile, by which tabs know each other; answers how to open one. */
  async profile(camera: Camera, options: BrowserContextOptions = {}): Promise<() => Promise<Visitor>> {
    const context = await this.#browsers[camera].newContext({
      baseURL: this.theatre.address.href,
      locale: 'en-GB',
      viewport: phone,
      ...options,
    });
    this.#contexts.push(context);
    const captures = await Visitor.prepare(context);
    return async () => {
      const visitor = await Visitor.open(context, captures);
      this.#visitors.push(visitor);
      return visitor;
    };
  }

  /** A person with a browser profile of their own. */
  async visitor(camera: Camera = 'nobody', options?: BrowserContextOptions): Promise<Visitor> {
    const openTab = await this.profile(camera, options);
    return openTab();
  }

  /** Somebody with a ticket, in the house. */
  async spectator(camera: Camera = 'nobody'): Promise<Visitor> {
    const visitor = await this.visitor(camera);
    await visitor.enterHouse(await this.door('audience'));
    return visitor;
  }

  /** The actor in the wings, with camera and microphone open. */
  async actorInWings(): Promise<Visitor> {
    const actor = await this.visitor('actor', { viewport: laptop });
    await actor.enterCast(await this.door('actor'));
    await actor.get('open-devices').click();
    await expect(actor.get('switch-microphone')).toBeVisible();
    return actor;
  }

  /** The actor on stage. */
  async actorOnStage(): Promise<Visitor> {
    const actor = await this.actorInWings();
    await actor.get('stage-enter').click();
    await expect(actor.get('stage-leave')).toBeVisible();
    return actor;
  }

  /** The stage manager at the desk's page. */
  async desk(): Promise<Visitor> {
    const desk = await this.visitor('nobody', { viewport: laptop });
    await desk.enterCast(await this.door('director'));
    return desk;
  }

  door(role: Role) {
    return this.theatre.doors.door(role);
  }

  /** Ends the show, so that the demo makes another. No page may have had a fault. */
  async end(): Promise<void> {
    const faults = this.#visitors.flatMap((visitor) => visitor.faults);
    await Promise.all(this.#contexts.map((context) => context.close()));
    // A test may have restarted the theatre.
    const { director } = this;
    const closing = director.socket.connected ? director : await this.theatre.doors.guest('director');
    // Only of one's own show: a director who comes in just now may be in the next one already.
    if (closing === director) await this.openDoors().catch(() => undefined); // were opened already
    await closing.command({ type: 'phase.set', to: 'live' }).catch(() => undefined); // has begun already
    await closing.command({ type: 'phase.set', to: 'finished' }).catch(() => undefined); // has ended already
    for (const guest of new Set([director, closing])) guest.socket.disconnect();
    // The log is written behind: the demo makes its next show once the end of this one is in the database.
    const intervals = [250, 500, 1_000];
    await expect.poll(async () => (await this.door('audience')).showId, { intervals }).not.toBe(this.#showId);
    expect(faults).toEqual([]);
  }
}
