import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Admission, ErrorBody } from '../../../protocol/http.ts';
import {
  askAdmission,
  type Doors,
  makeShow,
  makeTicket,
  openDoors,
  openLink,
  serviceToken,
  signIn,
  someAddress,
  verdictOf,
} from './testing.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const admissionOf = (answer: { json: unknown }) => Admission.parse(answer.json);
const spectator = async () => {
  const showId = await makeShow(doors);
  const { secret } = await makeTicket(doors, showId);
  const { access } = await signIn(doors, 'ticket', secret);
  return { showId, ask: (body: object | string) => askAdmission(doors, showId, access, body) };
};

describe('hostile input', () => {
  test('of a wrong type, shape or size is a bad request and changes nothing', async () => {
    const { ask, showId } = await spectator();
    const bodies: [object | string, string][] = [
      [{ seat: 'short' }, '400 bad_request'],
      [{ seat: ['a'.repeat(43)] }, '400 bad_request'],
      [{ takeOver: 'yes' }, '400 bad_request'],
      [{ name: '' }, '400 bad_request'],
      [{ name: 'x'.repeat(41) }, '400 bad_request'],
      [{ name: 'a\u202Eb' }, '400 bad_request'],
      [{ name: 'a\u0000b' }, '400 bad_request'],
      [{ name: { toString: 'x' } }, '400 bad_request'],
      [[], '400 bad_request'],
      ['null', '400 bad_request'],
      ['{"name":', '400 bad_request'],
      ['"just a text"', '400 bad_request'],
      [{ name: 'x'.repeat(20_000) }, '413 payload_too_large'],
    ];
    for (const [body, expected] of bodies) {
      expect(verdictOf(await ask(body)), JSON.stringify(body).slice(0, 60)).toBe(expected);
    }
    expect(await doors.db.prisma.roomMember.count({ where: { showId } })).toBe(0);
  });

  test('in unknown fields and prototype keys is dropped', async () => {
    const { ask } = await spectator();
    const sly =
      '{"role":"director","memberId":"x","__proto__":{"role":"director"},"constructor":{"prototype":{"role":"director"}}}';
    const admission = admissionOf(await ask(sly));
    expect(admission.role).toBe('audience');
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  test('that looks like SQL is a name like any other', async () => {
    const { ask, showId } = await spectator();
    const name = `'); DROP TABLE tickets; --`;
    const { memberId } = admissionOf(await ask({ name }));
    expect(await doors.db.prisma.roomMember.findMany({ where: { showId } })).toMatchObject([
      { id: memberId, name },
    ]);
  });

  test('to a link is refused alike, whatever it is', async () => {
    for (const secret of ['', 'x', 'a'.repeat(42), `${'a'.repeat(42)}'`, 'a'.repeat(44)]) {
      expect(verdictOf(await openLink(doors, 'ticket', secret)), secret).toBe('400 bad_request');
    }
  });

  test('of any JSON is refused in words by every door, and breaks none', async () => {
    const doorsToTry = [
      ...['sessions/link', 'sessions/telegram', 'sessions/refresh', 'sessions/end'],
      ...['tickets/validate', 'tickets/generate', 'tickets/revoke', 'tickets/reissue'],
    ];
    /** Bodies that come near what a door expects, and bodies that do not. */
    const keys = [
      'kind',
      'secret',
      'refresh',
      'initData',
      'token',
      'showId',
      'orderId',
      'ticketId',
      '__proto__',
    ];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('ticket', 'invitation', 'a'.repeat(43), 1, 2 ** 31, -1, 1e308),
    );
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys), value));
    const property = fc.asyncProperty(fc.constantFrom(...doorsToTry), body, async (path, json) => {
      const request = { body: JSON.stringify(json), token: serviceToken, from: someAddress() };
      const answer = await doors.server.request(`/api/${path}`, request);
      if (answer.status === 204 || answer.status === 200) return;
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(ErrorBody.safeParse(answer.json).success).toBe(true);
    });
    await fc.assert(property, { numRuns: 400 });
  });
});
