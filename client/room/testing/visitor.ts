import { vi } from 'vitest';
import { HttpClient, openLink } from '../../session/index.ts';
import type { CaptureSource } from '../api.ts';
import { RoomClient } from '../room-client.ts';
import type { RoomClientState } from '../state.ts';
import { FakeBrowser } from './fake-browser.ts';
import { type Guest, showId } from './fake-doors.ts';
import { FakeEngine } from './fake-engine.ts';
import type { FakeHouse } from './fake-house.ts';

/** A page of a guest: client, browser and engine. */
export interface Visitor {
  readonly guest: Guest;
  readonly browser: FakeBrowser;
  readonly engine: FakeEngine;
  readonly client: RoomClient;
  /** What the screens see. */
  readonly state: () => RoomClientState;
  /** The same tab after a reload. */
  readonly reload: () => Visitor;
}

let scopes = 0;

export interface VisitorOptions {
  readonly random?: () => number;
  readonly capture?: CaptureSource;
  readonly supported?: boolean;
  /** The page offers another background. */
  readonly offersBackground?: boolean;
  /** The background that was chosen the last time. */
  readonly kept?: string;
}

/** A page that has opened its link and not entered yet. */
export async function arrive(
  house: FakeHouse,
  guest: Guest,
  { random, capture, supported = true, offersBackground = false, kept }: VisitorOptions = {},
): Promise<Visitor> {
  scopes += 1;
  const browser = new FakeBrowser({ fetch: house.doors.fetch, openConnection: house.openConnection }, random);
  if (kept !== undefined) browser.memory.set('rampa/background', kept);
  const scope = `test-${scopes}`;
  const kind = guest.role === 'audience' ? 'ticket' : 'invitation';
  const place = { scope, http: new HttpClient({ fetch: house.doors.fetch }), storage: browser.storage };
  await openLink({ kind, secret: guest.secret }, place);
  const make = (): Visitor => {
    const engine = new FakeEngine();
    const createEngine = () => (supported ? engine : null);
    const client = new RoomClient({
      scope,
      showId,
      baseUrl: '',
      environment: browser,
      createEngine,
      capture,
      offersBackground,
    });
    return {
      ...{ guest, browser, engine, client },
      state: () => client.store.getState(),
      reload: () => {
        client.close();
        return make();
      },
    };
  };
  return make();
}

/** A page inside the room. */
export async function sit(house: FakeHouse, guest: Guest, options: VisitorOptions = {}): Promise<Visitor> {
  const visitor = await arrive(house, guest, options);
  const entering = visitor.client.enter();
  await settle();
  await entering;
  await settle();
  return visitor;
}

/** Lets everything that needs no time happen. Vitest's fake timers must be on. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 8; round += 1) await vi.advanceTimersByTimeAsync(0);
}

/** Lets so much time pass. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}
