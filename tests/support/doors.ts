import { Admission, DemoDoor, ErrorBody, SessionGrant } from '../../protocol/http.ts';
import type { Role } from '../../protocol/ids.ts';
import type { Handshake } from '../../protocol/socket.ts';
import { Guest } from './guest.ts';

/** What tests do at the doors of a theatre in demo mode. */
export interface Doors {
  readonly address: URL;
  /** Posts JSON; answers status and body. */
  post(path: string, body: unknown, bearer?: string): Promise<{ status: number; body: unknown }>;
  /** A fresh door into the demo show. */
  door(role: Role): Promise<DemoDoor>;
  /** A fresh door into the demo show, opened: a session. */
  session(role: Role): Promise<SessionGrant>;
  /** Asks admission for the session's room. @throws Error with the refusal's code as message */
  admit(session: SessionGrant, request?: object): Promise<Admission>;
  /** A guest who stands in the room: session, admission, socket, join. */
  guest(role: Role): Promise<Guest>;
  connect(token: string, way?: Handshake['with']): Guest;
}

/** The doors of the theatre at this address. */
export function doorsOf(address: URL): Doors {
  const post: Doors['post'] = async (path, body, bearer) => {
    const headers = {
      'content-type': 'application/json',
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    };
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const asked = async (path: string, body: unknown, bearer?: string): Promise<unknown> => {
    const answer = await post(path, body, bearer);
    if (answer.status >= 300) throw new Error(ErrorBody.parse(answer.body).error.code);
    return answer.body;
  };
  const door: Doors['door'] = async (role) => DemoDoor.parse(await asked('/api/demo/doors', { role }));
  const session: Doors['session'] = async (role) => {
    const { kind, secret } = await door(role);
    return SessionGrant.parse(await asked('/api/sessions/link', { kind, secret }));
  };
  const admit: Doors['admit'] = async ({ access, door: opened }, request = {}) => {
    if (!('showId' in opened)) throw new Error(`a ${opened.kind} has no single show`);
    return Admission.parse(await asked(`/api/shows/${opened.showId}/admission`, request, access));
  };
  const connect: Doors['connect'] = (token, way = 'join') => new Guest(address, token, way);
  return {
    address,
    post,
    door,
    session,
    admit,
    connect,
    async guest(role) {
      const admission = await admit(await session(role));
      const guest = connect(admission.joinToken);
      await guest.join(admission.rtpCapabilities);
      return guest;
    },
  };
}
