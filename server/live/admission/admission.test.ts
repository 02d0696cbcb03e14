import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Admission } from '../../../protocol/http.ts';
import type { SignedIn } from '../../people/index.ts';
import { revokeInvitation } from '../../people/index.ts';
import { hashSecret, newSecret } from '../../platform/random-secrets.ts';
import { findMember } from './members.ts';
import {
  askAdmission,
  type Doors,
  makeInvitation,
  makeShow,
  makeTicket,
  makeTickets,
  openDoors,
  openLink,
  operator,
  secretOf,
  signIn,
  verdictOf,
} from './testing.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const admissionOf = (answer: { json: unknown }) => Admission.parse(answer.json);
/** A spectator at the door of a show of their own. */
const spectator = async (show: Parameters<typeof makeShow>[1] = {}) => {
  const showId = await makeShow(doors, show);
  const ticket = await makeTicket(doors, showId);
  const { access } = await signIn(doors, 'ticket', ticket.secret);
  const ask = (body: object = {}) => askAdmission(doors, showId, access, body);
  return { showId, ticket, access, ask };
};

describe('a spectator', () => {
  test('gets a seat and all that a join needs', async () => {
    const { showId, ticket, ask } = await spectator();
    const admission = admissionOf(await ask({ name: '  Маша \n Шамраева ' }));
    expect(admission).toMatchObject({
      ...{ role: 'audience', name: 'Маша Шамраева', rtpCapabilities: { codecs: [] } },
      ...{ iceServers: [{ urls: ['stun:127.0.0.1:3478'] }], show: { id: showId } },
    });
    expect(await doors.joinTokens.spend(admission.joinToken)).toEqual({
      sessionId: expect.any(String) as string,
      ...{ showId, memberId: admission.memberId, role: 'audience', name: 'Маша Шамраева' },
      ...{ seatHash: hashSecret(admission.seat), takeOver: false, ticketId: ticket.id, ticketRevision: 1 },
    });
    const validated = await doors.boxOffice.validateTicket(operator, { token: ticket.qr, showId });
    expect(validated.ticket?.seated).toBe(true);
  });

  test('is the same member each time, under the last name said', async () => {
    const { ask, ticket, showId } = await spectator();
    const first = admissionOf(await ask({ name: 'Маша' }));
    const again = admissionOf(await ask({ seat: first.seat }));
    expect(again).toMatchObject({ memberId: first.memberId, seat: first.seat, name: 'Маша' });
    expect(await findMember(doors.db.prisma, { ticketId: ticket.id })).toEqual({
      showId,
      memberId: first.memberId,
    });
  });

  test('who asks ten times at once is one member in one seat', async () => {
    const { ask, showId } = await spectator();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(new Set(answers.map((answer) => admissionOf(answer).memberId)).size).toBe(1);
    expect(await doors.db.prisma.roomMember.count({ where: { showId } })).toBe(1);
  });

  test('without a name gets a number, in the language of the show', async () => {
    const showId = await makeShow(doors, { language: 'en' });
    const names: string[] = [];
    for (const { secret } of await makeTickets(doors, showId, 2)) {
      const { access } = await signIn(doors, 'ticket', secret);
      names.push(admissionOf(await askAdmission(doors, showId, access)).name);
    }
    expect(names).toEqual(['Spectator 1', 'Spectator 2']);
    expect(admissionOf(await (await spectator()).ask()).name).toBe('Зритель 1');
  });

  test('comes in while the room is open, by the room and not by the clock', async () => {
    const { ask, showId } = await spectator({ startsInMinutes: 24 * 60 });
    const verdicts: Record<string, string> = {};
    for (const phase of ['closed', 'foyer', 'live', 'intermission', 'finished'] as const) {
      doors.rooms.phases.set(showId, phase);
      verdicts[phase] = verdictOf(await ask());
    }
    expect(verdicts).toEqual({
      closed: '403 too_early',
      ...{ foyer: '200', live: '200', intermission: '200' },
      // Whoever was there finds the end card again.
      finished: '200',
    });
    doors.clock.advance(3 * 86_400_000);
    expect(verdictOf(await ask())).not.toBe('200');
  });

  test('of a show that is over stays out, if the holder was never there', async () => {
    const { ask, showId } = await spectator();
    doors.rooms.phases.set(showId, 'finished');
    expect(verdictOf(await ask())).toBe('410 show_over');
  });

  test('of a cancelled show stays out, and so does its cast', async () => {
    const { ask, showId } = await spectator();
    const { access } = await signIn(doors, 'invitation', (await makeInvitation(doors, showId)).secret);
    expect(verdictOf(await askAdmission(doors, showId, access))).toBe('200');
    await doors.db.prisma.show.update({ where: { id: showId }, data: { status: 'cancelled' } });
    expect(verdictOf(await ask())).toBe('410 show_over');
    expect(verdictOf(await askAdmission(doors, showId, access))).toBe('410 show_over');
  });

  test('with a revoked, a reissued or an unpaid ticket stays out', async () => {
    const revoked = await spectator();
    await doors.boxOffice.revokeTicket(operator, revoked.ticket.id);
    expect(verdictOf(await revoked.ask())).toBe('410 ticket_revoked');

    const reissued = await spectator();
    const before = admissionOf(await reissued.ask());
    const fresh = await doors.boxOffice.reissueTicket(operator, reissued.ticket.id);
    expect(verdictOf(await reissued.ask())).toBe('410 ticket_revoked');
    const { access } = await signIn(doors, 'ticket', secretOf(fresh.link));
    const after = admissionOf(await askAdmission(doors, reissued.showId, access));
    expect(after.memberId).toBe(before.memberId);

    const unpaid = await spectator();
    await doors.db.prisma.order.updateMany({
      where: { tickets: { some: { id: unpaid.ticket.id } } },
      data: { status: 'cancelled' },
    });
    expect(verdictOf(await unpaid.ask())).toBe('403 ticket_unpaid');
  });

  test('learns nothing of other rooms: one answer for another show and for none', async () => {
    const { access } = await spectator();
    const other = await makeShow(doors);
    const answers = await Promise.all([
      askAdmission(doors, other, access),
      askAdmission(doors, 2_147_483_647, access),
    ]);
    expect(answers.map(verdictOf)).toEqual(['403 ticket_wrong_show', '403 ticket_wrong_show']);
    expect(answers[0].text).toBe(answers[1].text);
  });
});

describe('one ticket, one live connection', () => {
  test('another device is asked first, the same tab is not', async () => {
    const { ask } = await spectator();
    const { memberId, seat } = admissionOf(await ask());
    const own = hashSecret(seat);
    doors.rooms.seats.set(memberId, (seatHash) => (seatHash === own ? 'same_seat' : 'elsewhere'));
    expect(verdictOf(await ask({ seat }))).toBe('200');
    expect(verdictOf(await ask())).toBe('409 seated_elsewhere');
    const other = newSecret();
    expect(verdictOf(await ask({ seat: other }))).toBe('409 seated_elsewhere');
    const taken = admissionOf(await ask({ seat: other, takeOver: true }));
    expect(taken).toMatchObject({ memberId, seat: other });
    expect(await doors.joinTokens.spend(taken.joinToken)).toMatchObject({ takeOver: true });
  });

  test('who was removed does not come back, by take-over neither', async () => {
    const { ask } = await spectator();
    doors.rooms.seats.set(admissionOf(await ask()).memberId, () => 'removed_from_room');
    expect(verdictOf(await ask({ takeOver: true }))).toBe('403 removed_from_room');
  });
});

describe('the cast', () => {
  test('comes by invitation, before the house opens and after it closes, and takes no seat', async () => {
    const showId = await makeShow(doors, { capacity: 1 });
    const { id, secret } = await makeInvitation(doors, showId, { role: 'director' });
    const { access } = await signIn(doors, 'invitation', secret);
    for (const phase of ['closed', 'live', 'finished'] as const) {
      doors.rooms.phases.set(showId, phase);
      const answer = admissionOf(await askAdmission(doors, showId, access, { name: 'Somebody Else' }));
      expect(answer).toMatchObject({ role: 'director', name: 'Нина Заречная' });
      expect(await doors.joinTokens.spend(answer.joinToken)).toMatchObject({ invitationId: id });
    }
    doors.rooms.phases.set(showId, 'foyer');
    const ticket = await makeTicket(doors, showId);
    const spectatorSession = await signIn(doors, 'ticket', ticket.secret);
    expect((await askAdmission(doors, showId, spectatorSession.access)).status).toBe(200);
  });

  test('comes to its own show only, and not by a revoked invitation', async () => {
    const showId = await makeShow(doors);
    const { id, secret } = await makeInvitation(doors, showId);
    const { access } = await signIn(doors, 'invitation', secret);
    expect(verdictOf(await askAdmission(doors, await makeShow(doors), access))).toBe('403 ticket_wrong_show');
    await revokeInvitation(doors.events.transact, operator, id);
    expect(verdictOf(await askAdmission(doors, showId, access))).toBe('403 link_invalid');
  });

  test('who taps twice at once is one member', async () => {
    const showId = await makeShow(doors);
    const { access } = await signIn(doors, 'invitation', (await makeInvitation(doors, showId)).secret);
    const answers = await Promise.all(Array.from({ length: 8 }, () => askAdmission(doors, showId, access)));
    expect(new Set(answers.map((answer) => admissionOf(answer).memberId)).size).toBe(1);
  });
});

test('a person known by Telegram comes with the ticket bought there', async () => {
  const showId = await makeShow(doors);
  const { id } = await makeTicket(doors, showId);
  const userId = 4_503_599_627_370_495n;
  const { prisma } = doors.db;
  await prisma.user.create({ data: { telegramId: userId, firstName: 'Константин' } });
  const who: SignedIn = { sessionId: 'of no matter', principal: { kind: 'user', userId } };
  const nothing = doors.admission.admit(who, showId, {});
  await expect(nothing).rejects.toMatchObject({ code: 'ticket_wrong_show' });
  await prisma.ticket.update({ where: { id }, data: { userId } });
  expect(await doors.admission.admit(who, showId, {})).toMatchObject({
    role: 'audience',
    name: 'Константин',
  });
});

describe('capacity', () => {
  test('200 who come at once to 50 seats: exactly 50 sit', async () => {
    const showId = await makeShow(doors, { capacity: 50 });
    const tickets = await makeTickets(doors, showId, 200);
    const answers = await Promise.all(
      tickets.map(async ({ id }) => {
        const who: SignedIn = { sessionId: 's', principal: { kind: 'ticket', ticketId: id, revision: 1 } };
        return doors.admission.admit(who, showId, {}).then(
          () => 'seated',
          (error: unknown) => (error as { code: string }).code,
        );
      }),
    );
    expect(answers.filter((answer) => answer === 'seated')).toHaveLength(50);
    expect(answers.filter((answer) => answer === 'house_full')).toHaveLength(150);
    expect(await doors.db.prisma.ticket.count({ where: { showId, seatedAt: { not: null } } })).toBe(50);
    expect(await doors.db.prisma.roomMember.count({ where: { showId } })).toBe(50);
  });

  test('a revoked ticket gives its seat to the next', async () => {
    const showId = await makeShow(doors, { capacity: 1 });
    const [first, second] = await makeTickets(doors, showId, 2);
    const session = await signIn(doors, 'ticket', second?.secret ?? '');
    const one = await signIn(doors, 'ticket', first?.secret ?? '');
    expect(verdictOf(await askAdmission(doors, showId, one.access))).toBe('200');
    expect(verdictOf(await askAdmission(doors, showId, session.access))).toBe('409 house_full');
    if (first) await doors.boxOffice.revokeTicket(operator, first.id);
    expect(verdictOf(await askAdmission(doors, showId, session.access))).toBe('200');
  });
});

test('a ticket revoked while its holder is being admitted is caught at the join, whoever was first', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { ask, ticket } = await spectator();
    const [answer] = await Promise.all([ask(), doors.boxOffice.revokeTicket(operator, ticket.id)]);
    if (answer.status !== 200) {
      expect(verdictOf(answer)).toBe('410 ticket_revoked');
      continue;
    }
    const claims = await doors.joinTokens.spend(admissionOf(answer).joinToken);
    await expect(doors.admission.recheck(claims)).rejects.toMatchObject({ code: 'ticket_revoked' });
  }
});

test('rechecking says yes to what still holds and no to a revoked invitation', async () => {
  const { ask, showId } = await spectator();
  const claims = await doors.joinTokens.spend(admissionOf(await ask()).joinToken);
  expect(await doors.admission.recheck(claims)).toBeUndefined();
  const { id, secret } = await makeInvitation(doors, showId);
  const { access } = await signIn(doors, 'invitation', secret);
  const cast = await doors.joinTokens.spend(admissionOf(await askAdmission(doors, showId, access)).joinToken);
  await revokeInvitation(doors.events.transact, operator, id);
  await expect(doors.admission.recheck(cast)).rejects.toMatchObject({ code: 'link_invalid' });
});

test('rechecking asks for the session too: not one that has ended, nor one that no longer holds the invitation', async () => {
  const showId = await makeShow(doors);
  const { secret } = await makeInvitation(doors, showId);
  const first = await signIn(doors, 'invitation', secret);
  const held = await doors.joinTokens.spend(
    admissionOf(await askAdmission(doors, showId, first.access)).joinToken,
  );
  expect((await openLink(doors, 'invitation', secret, true)).status).toBe(200);
  await expect(doors.admission.recheck(held)).rejects.toMatchObject({ code: 'link_used_elsewhere' });

  const { showId: other, ticket } = await spectator();
  const { access, refresh } = await signIn(doors, 'ticket', ticket.secret);
  const claims = await doors.joinTokens.spend(
    admissionOf(await askAdmission(doors, other, access)).joinToken,
  );
  await doors.sessions.end(refresh);
  await expect(doors.admission.recheck(claims)).rejects.toMatchObject({ code: 'session_expired' });
});

test('a session that asks too often is told when to come back', async () => {
  const { ask } = await spectator();
  const answers = await Promise.all(Array.from({ length: 31 }, () => ask()));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.map(verdictOf)).toEqual(['429 too_many_requests']);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
});
