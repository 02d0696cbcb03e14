import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Admission } from '../../../protocol/http.ts';
import {
  askAdmission,
  type Doors,
  makeShow,
  makeTicket,
  openDoors,
  openLink,
  signIn,
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
});
