import type { Admission, SessionGrant, ShowView } from '../../../protocol/http.ts';
import { MemberId, type Role, ShowId } from '../../../protocol/ids.ts';
import { Refusal, refusalMessage } from '../../../protocol/refusal.ts';
import type { FakeMedia } from './fake-media.ts';

export const showId = ShowId.parse(1);

/** Somebody who has a ticket or an invitation. */
export interface Guest {
  readonly member: MemberId;
  readonly role: Role;
  readonly name: string;
  /** Of the link. */
  readonly secret: string;
  seat: string | undefined;
}

export interface FakeDoorsDeps {
  readonly offline: () => boolean;
  /** Throws if a test wants the next admission refused. */
  readonly refuse: () => void;
  readonly seated: (guest: Guest) => boolean;
  readonly removed: (guest: Guest) => boolean;
  readonly media: Pick<FakeMedia, 'rtpCapabilities' | 'iceServers'>;
}

type Body = Readonly<Record<string, unknown>>;

/** The HTTP side of a `FakeHouse`: links, rotating tokens, admission. */
export class FakeDoors {
  readonly guests = new Map<string, Guest>();
  readonly joinTokens = new Map<string, Guest>();
  /** What admission was asked. */
  readonly admissions: Body[] = [];
  /** Answers to these paths are lost on the way back. */
  readonly losing: string[] = [];
  readonly #deps: FakeDoorsDeps;
  readonly #access = new Map<string, Guest>();
  /** The old token of a rotation is taken once more. */
  readonly #refresh = new Map<string, { readonly guest: Guest; left: number }>();
  #tokens = 1_000;

  constructor(deps: FakeDoorsDeps) {
    this.#deps = deps;
  }

  invite(role: Role, name: string): Guest {
    const number = this.guests.size + 1;
    const member = MemberId.parse(`00000000-0000-4000-9000-${number.toString(16).padStart(12, '0')}`);
    const guest = { member, role, name, secret: secretOf(number), seat: undefined };
    this.guests.set(guest.secret, guest);
    return guest;
  }

  /** Access tokens are over; sessions are not. */
  expireAccess(): void {
    this.#access.clear();
  }

  endSessions(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    await Promise.resolve();
    if (this.#deps.offline()) throw new TypeError('network');
    const path = new URL(url, 'http://house').pathname;
    const response = this.#respond(path, init);
    const lost = this.losing.indexOf(path);
    if (lost < 0) return response;
    this.losing.splice(lost, 1);
    throw new TypeError('network');
  };

  #respond(path: string, init: RequestInit): Response {
    const body = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Body;
    const bearer = new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? '';
    try {
      return Response.json(this.#answer(path, body, bearer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return Response.json({ error: refusalMessage(error) }, { status: 403 });
    }
  }

  #answer(path: string, body: Body, bearer: string): SessionGrant | Admission {
    if (path === '/api/sessions/link') {
      return this.#grant(this.guests.get(textOf(body.secret)), 'link_invalid');
    }
    if (path === '/api/sessions/refresh') return this.#rotate(textOf(body.refresh));
    const guest = this.#access.get(bearer);
    if (guest === undefined) throw new Refusal('session_expired', path);
    this.admissions.push(body);
    this.#deps.refuse();
    return this.#admit(guest, body);
  }

  #rotate(token: string): SessionGrant {
    const kept = this.#refresh.get(token);
    if (kept !== undefined && --kept.left === 0) this.#refresh.delete(token);
    return this.#grant(kept?.guest, 'session_expired');
  }

  #grant(guest: Guest | undefined, otherwise: 'link_invalid' | 'session_expired'): SessionGrant {
    if (guest === undefined) throw new Refusal(otherwise, 'session');
    const access = this.#token();
    const refresh = this.#token();
    this.#access.set(access, guest);
    this.#refresh.set(refresh, { guest, left: 2 });
    const accessExpiresAt = Date.now() + 300_000;
    return {
      access,
      refresh,
      accessExpiresAt,
      door: { kind: 'user', firstName: guest.name, language: null },
    };
  }

  #admit(guest: Guest, body: Body): Admission {
    if (this.#deps.removed(guest)) throw new Refusal('removed_from_room', 'removed');
    if (this.#deps.seated(guest) && body.seat !== guest.seat && body.takeOver !== true) {
      throw new Refusal('seated_elsewhere', 'another device');
    }
    const seat = typeof body.seat === 'string' ? body.seat : this.#token();
    guest.seat = seat;
    const joinToken = this.#token();
    this.joinTokens.set(joinToken, guest);
    const { member: memberId, role, name } = guest;
    const { rtpCapabilities, iceServers } = this.#deps.media;
    return { joinToken, seat, memberId, role, name, rtpCapabilities, iceServers: [...iceServers], show };
  }

  /** As long as the real ones. */
  #token(): string {
    this.#tokens += 1;
    return secretOf(this.#tokens);
  }
}

export const secretOf = (number: number): string => number.toString(36).padStart(43, 'x');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const show: ShowView = {
  id: showId,
  title: 'The Seagull',
  description: '',
  startsAt: Date.parse('2026-11-20T19:00:00Z'),
  doorsAt: Date.parse('2026-11-20T18:30:00Z'),
  durationMinutes: 90,
  timeZone: 'Europe/Moscow',
  language: 'en',
  posterUrl: null,
  takesPart: true,
  cast: [],
  categories: [],
  status: 'live',
};
