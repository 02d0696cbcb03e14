import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Admission, Handover, SessionGrant, type TabSeat } from '../../protocol/http.ts';
import {
  askAdmission,
  makeInvitation,
  makeShow,
  makeTicket,
  openLink,
  operator,
  secretOf,
  signIn,
  someAddress,
  verdictOf,
} from '../live/admission/testing.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';
import { openPeople, type People } from './testing.ts';

let people: People;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const doors = () => people.doors;
const ask = (access: string, seat?: TabSeat) => people.ask('/api/handovers', access, seat ? { seat } : {});
const linkOf = (answer: { json: unknown }) => Handover.parse(answer.json).link;
const open = (secret: string) =>
  doors().server.request('/api/sessions/link', { body: { kind: 'handover', secret }, from: someAddress() });
const grantOf = (answer: { json: unknown }) => SessionGrant.parse(answer.json);
/** A link out of a session. */
const handOver = async (access: string, seat?: TabSeat) => secretOf(linkOf(await ask(access, seat)));
const ticketSession = async () => {
  const showId = await makeShow(doors());
  const ticket = await makeTicket(doors(), showId);
  return { showId, ticket, ...(await signIn(doors(), 'ticket', ticket.secret)) };
};

describe('a hand-over', () => {
  test('opens another session of the same, whoever it is; the old one goes on', async () => {
    const user = await people.user({ first_name: 'Нина' });
    const link = linkOf(await ask(user.access));
    expect(link).toMatch(/^https:\/\/rampa\.test\/continue#[\w-]{43}$/);
    const opened = grantOf(await open(secretOf(link)));
    expect(opened).toMatchObject({ door: { kind: 'user', firstName: 'Нина' } });
    expect(opened.seat).toBeUndefined();
    for (const access of [user.access, opened.access]) {
      expect((await people.ask('/api/me', access)).status).toBe(200);
    }
    const { access, door } = await ticketSession();
    expect(grantOf(await open(await handOver(access))).door).toEqual(door);
  });

  test('takes the seat along: the other browser is not asked', async () => {
    const { access, showId } = await ticketSession();
    const here = Admission.parse((await askAdmission(doors(), showId, access)).json);
    const own = hashSecret(here.seat);
    doors().rooms.seats.set(here.memberId, (seat) => (seat === own ? 'same_seat' : 'elsewhere'));
    const grant = grantOf(await open(await handOver(access, { showId, seat: here.seat })));
    expect(grant.seat).toEqual({ showId, seat: here.seat });
    expect(verdictOf(await askAdmission(doors(), showId, grant.access))).toBe('409 seated_elsewhere');
    const there = await askAdmission(doors(), showId, grant.access, { seat: grant.seat?.seat });
    expect(Admission.parse(there.json)).toMatchObject({ memberId: here.memberId, seat: here.seat });
    // Nothing of the credential is left behind.
    const kept = await doors().db.prisma.handover.findMany({ where: { usedAt: { not: null } } });
    expect(JSON.stringify(kept)).not.toContain(here.seat);
  });

  test('is good once, also when many come at once', async () => {
    const secret = await handOver((await ticketSession()).access);
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(secret)));
    expect(answers.map(verdictOf).toSorted()).toEqual(['200', ...Array<string>(7).fill('403 link_invalid')]);
    expect(verdictOf(await open(secret))).toBe('403 link_invalid');
  });

  test('is good for a minute, and forgotten later', async () => {
    const secret = await handOver((await ticketSession()).access);
    doors().clock.advance(61_000);
    expect(verdictOf(await open(secret))).toBe('403 link_invalid');
    await doors().sessions.start();
    await doors().sessions.close();
    expect(await doors().db.prisma.handover.count()).toBe(0);
  });

  test('is not spent by a preview', async () => {
    const secret = await handOver((await ticketSession()).access);
    await people.ask(`/continue`, undefined);
    await doors().server.request('/api/sessions/link', { from: someAddress() });
    await doors().server.request('/api/sessions/link', { method: 'HEAD', from: someAddress() });
    expect((await open(secret)).status).toBe(200);
  });

  test('of a session that has ended opens nothing, nor does one that nobody made', async () => {
    const { access, refresh } = await ticketSession();
    const secret = await handOver(access);
    await doors().sessions.end(refresh);
    expect(verdictOf(await open(secret))).toBe('403 link_invalid');
    expect(verdictOf(await open(newSecret()))).toBe('403 link_invalid');
    expect(verdictOf(await ask(access))).toBe('401 session_expired');
  });

  test('holds to the ticket: of an older revision or a revoked one it opens nothing', async () => {
    const { access, ticket } = await ticketSession();
    const secret = await handOver(access);
    await doors().boxOffice.reissueTicket(operator, ticket.id);
    expect(verdictOf(await open(secret))).toBe('410 ticket_revoked');
    expect(verdictOf(await ask(access))).toBe('410 ticket_revoked');
  });

  test('takes no seat that is none', async () => {
    const { access } = await ticketSession();
    const answer = await people.ask('/api/handovers', access, { seat: { showId: 1, seat: 'mine' } });
    expect(verdictOf(answer)).toBe('400 bad_request');
  });

  test('is made ten times a minute and no more', async () => {
    const { access } = await ticketSession();
    const answers = await Promise.all(Array.from({ length: 11 }, () => ask(access)));
    expect(answers.map(verdictOf).filter((verdict) => verdict !== '200')).toEqual(['429 too_many_requests']);
  });
});

describe('an invitation', () => {
  const invited = async () => {
    const invitation = await makeInvitation(doors(), await makeShow(doors()));
    return { ...invitation, ...(await signIn(doors(), 'invitation', invitation.secret)) };
  };

  test('moves along with its holder, without an alarm at the desk', async () => {
    const { id, access, door } = await invited();
    const grant = grantOf(await open(await handOver(access)));
    expect(grant.door).toEqual(door);
    expect(await doors().sessions.isCast(grant.access)).toBe(true);
    expect(verdictOf(await people.ask('/api/handovers', access, {}))).toBe('409 link_used_elsewhere');
    const { prisma } = doors().db;
    expect(await prisma.domainEvent.count({ where: { type: 'invitation.taken_over' } })).toBe(0);
    const ended = await prisma.domainEvent.findMany({ where: { type: 'session.ended' } });
    expect(ended.at(-1)?.payload).toMatchObject({ why: 'taken_over' });
    const { boundSessionId } = await prisma.invitation.findUniqueOrThrow({ where: { id } });
    expect(boundSessionId).not.toBeNull();
  });

  test('that another device has taken over is not moved by the old one', async () => {
    const { secret: link, access } = await invited();
    const secret = await handOver(access);
    const taken = grantOf(await openLink(doors(), 'invitation', link, true));
    expect(verdictOf(await open(secret))).toBe('403 link_invalid');
    expect(await doors().sessions.isCast(taken.access)).toBe(true);
  });

  test('moved and taken over at once has one holder', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { secret: link, access } = await invited();
      const secret = await handOver(access);
      const [moved, taken] = await Promise.all([open(secret), openLink(doors(), 'invitation', link, true)]);
      expect(taken.status).toBe(200);
      const casts = await Promise.all(
        [moved, taken]
          .filter(({ status }) => status === 200)
          .map((answer) => doors().sessions.isCast(grantOf(answer).access)),
      );
      expect(casts.filter(Boolean)).toHaveLength(1);
      expect(await doors().sessions.isCast(access)).toBe(false);
    }
  });
});
