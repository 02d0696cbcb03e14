import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SessionGrant } from '../../protocol/http.ts';
import {
  askAdmission,
  type Doors,
  makeInvitation,
  makeOrder,
  makeShow,
  makeTicket,
  openDoors,
  openLink,
  operator,
  secretOf,
  signIn,
  someAddress,
  verdictOf,
} from '../live/admission/testing.ts';
import { silentLog } from '../platform/log.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';
import { createAccessTokens } from './access-tokens.ts';
import { revokeInvitation } from './invitations.ts';
import { Sessions } from './sessions.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const refresh = (token: string) =>
  doors.server.request('/api/sessions/refresh', { body: { refresh: token }, from: someAddress() });
const grantOf = (answer: { json: unknown }) => SessionGrant.parse(answer.json);
const ticketSession = async () => {
  const ticket = await makeTicket(doors, await makeShow(doors));
  return { ticket, grant: await signIn(doors, 'ticket', ticket.secret) };
};

describe('a ticket link', () => {
  test('opens its ticket, on as many devices as its holder has', async () => {
    const { ticket, grant } = await ticketSession();
    expect(grant.door).toMatchObject({ kind: 'ticket', ticketId: ticket.id, category: 'Зал', qr: ticket.qr });
    expect(grant.accessExpiresAt).toBeGreaterThan(doors.clock.now());
    const again = await signIn(doors, 'ticket', ticket.secret);
    expect(again.door).toEqual(grant.door);
    expect(again.refresh).not.toBe(grant.refresh);
  });

  test('that nobody was given opens nothing', async () => {
    expect(verdictOf(await openLink(doors, 'ticket', newSecret()))).toBe('403 link_invalid');
  });

  test('of a revoked, a reissued or an unpaid ticket says so', async () => {
    const showId = await makeShow(doors);
    const ticket = await makeTicket(doors, showId);
    const reissued = await doors.boxOffice.reissueTicket(operator, ticket.id);
    expect(verdictOf(await openLink(doors, 'ticket', ticket.secret))).toBe('403 link_invalid');
    await doors.boxOffice.revokeTicket(operator, ticket.id);
    expect(verdictOf(await openLink(doors, 'ticket', secretOf(reissued.link)))).toBe('410 ticket_revoked');

    const orderId = await makeOrder(doors, showId);
    const [unpaid] = await doors.boxOffice.issueTickets(operator, orderId);
    await doors.db.prisma.order.update({ where: { id: orderId }, data: { status: 'refunded' } });
    expect(verdictOf(await openLink(doors, 'ticket', secretOf(unpaid?.link ?? '')))).toBe(
      '403 ticket_unpaid',
    );
  });

  test('sets no cookie, and its answer is never stored', async () => {
    const { ticket } = await ticketSession();
    const answer = await openLink(doors, 'ticket', ticket.secret);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the cast', () => {
  test('is whoever holds an invitation that is good, and nobody else', async () => {
    const showId = await makeShow(doors);
    const { id, secret } = await makeInvitation(doors, showId);
    const { access } = await signIn(doors, 'invitation', secret);
    const { grant } = await ticketSession();
    expect(await doors.sessions.isCast(access)).toBe(true);
    for (const bearer of [grant.access, undefined, 'nonsense']) {
      expect(await doors.sessions.isCast(bearer)).toBe(false);
    }
    await revokeInvitation(doors.events.transact, operator, id);
    expect(await doors.sessions.isCast(access)).toBe(false);
  });
});

describe('a refresh token', () => {
  test('is exchanged for the next one', async () => {
    const { grant } = await ticketSession();
    const next = grantOf(await refresh(grant.refresh));
    expect(next.door).toEqual(grant.door);
    expect(grantOf(await refresh(next.refresh)).refresh).not.toBe(next.refresh);
  });

  test('works once more within 30 s, for an answer that was lost; the lost successor does not', async () => {
    const { grant } = await ticketSession();
    const lost = grantOf(await refresh(grant.refresh));
    doors.clock.advance(29_000);
    const healed = grantOf(await refresh(grant.refresh));
    expect(verdictOf(await refresh(lost.refresh))).toBe('401 session_expired');
    // The lost token was in somebody's hands after all: nobody goes on.
    expect(verdictOf(await refresh(healed.refresh))).toBe('401 session_expired');
  });

  test('ends its session when it is used a third time', async () => {
    const { grant } = await ticketSession();
    await refresh(grant.refresh);
    const second = grantOf(await refresh(grant.refresh));
    expect(verdictOf(await refresh(grant.refresh))).toBe('401 session_expired');
    expect(verdictOf(await refresh(second.refresh))).toBe('401 session_expired');
    expect(verdictOf(await askAdmission(doors, 1, second.access))).toBe('401 session_expired');
  });

  test('ends its session when it is used again after 30 s', async () => {
    const { grant } = await ticketSession();
    const next = grantOf(await refresh(grant.refresh));
    doors.clock.advance(31_000);
    expect(verdictOf(await refresh(grant.refresh))).toBe('401 session_expired');
    expect(verdictOf(await refresh(next.refresh))).toBe('401 session_expired');
  });

  test('used twice at once gives two answers, of which one goes on', async () => {
    const { grant } = await ticketSession();
    const two = await Promise.all([refresh(grant.refresh), refresh(grant.refresh)]);
    const hashes = two.map((answer) => hashSecret(grantOf(answer).refresh));
    const alive = await doors.db.prisma.refreshToken.findMany({
      where: { hash: { in: hashes }, replacedAt: null },
    });
    expect(alive).toHaveLength(1);
  });

  test('used ten times at once ends its session', async () => {
    const { grant } = await ticketSession();
    const ten = await Promise.all(Array.from({ length: 10 }, () => refresh(grant.refresh)));
    const answered = ten.filter(({ status }) => status === 200).map(grantOf);
    expect(answered.length).toBeLessThanOrEqual(2);
    for (const { refresh: token } of answered) {
      expect(verdictOf(await refresh(token))).toBe('401 session_expired');
    }
  });

  test('of a revoked ticket goes no further', async () => {
    const { ticket, grant } = await ticketSession();
    await doors.boxOffice.revokeTicket(operator, ticket.id);
    expect(verdictOf(await refresh(grant.refresh))).toBe('410 ticket_revoked');
  });

  test('that was never ours is refused', async () => {
    expect(verdictOf(await refresh(newSecret()))).toBe('401 session_expired');
  });

  test('ends its session by request; a second goodbye is no error', async () => {
    const { grant } = await ticketSession();
    const ended = vi.fn();
    doors.events.on('session.ended', ended);
    const end = () =>
      doors.server.request('/api/sessions/end', { body: { refresh: grant.refresh }, from: someAddress() });
    expect((await end()).status).toBe(204);
    expect((await end()).status).toBe(204);
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(ended.mock.calls).toMatchObject([[{ why: 'signed_out' }]]);
    expect(verdictOf(await refresh(grant.refresh))).toBe('401 session_expired');
    expect(verdictOf(await askAdmission(doors, 1, grant.access))).toBe('401 session_expired');
  });

  test('is kept as a hash alone', async () => {
    const { grant, ticket } = await ticketSession();
    const everything = await doors.db.prisma.$queryRaw<{ all: string }[]>`
      SELECT (SELECT json_agg(t) FROM refresh_tokens t)::text
          || (SELECT json_agg(t) FROM tickets t)::text AS all`;
    expect(everything[0]?.all).not.toContain(grant.refresh);
    expect(everything[0]?.all).not.toContain(ticket.secret);
  });
});

describe('an access token', () => {
  test('lasts ten minutes', async () => {
    const { ticket, grant } = await ticketSession();
    const showId = grant.door.kind === 'ticket' ? grant.door.showId : ticket.id;
    expect((await askAdmission(doors, showId, grant.access)).status).toBe(200);
    doors.clock.advance(10 * 60_000 + 1000);
    expect(verdictOf(await askAdmission(doors, showId, grant.access))).toBe('401 session_expired');
  });

  test('of another kind, or changed by a character, or missing, is refused', async () => {
    const showId = await makeShow(doors);
    const ticket = await makeTicket(doors, showId);
    const { access } = await signIn(doors, 'ticket', ticket.secret);
    const admitted = await askAdmission(doors, showId, access);
    const { joinToken } = admitted.json as { joinToken: string };
    const [header, payload = '', signature] = access.split('.');
    const forged = JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sid: 'x' });
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const tokens = [
      undefined,
      joinToken,
      `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`,
      `${none}.${payload}.`,
      'x',
    ];
    for (const token of tokens) {
      expect(verdictOf(await askAdmission(doors, showId, token))).toBe('401 unauthorised');
    }
  });
});

describe('an invitation', () => {
  test('opens for the first device and is taken over by the second only if it says so', async () => {
    const showId = await makeShow(doors);
    const { id, secret } = await makeInvitation(doors, showId, { role: 'director' });
    const takenOver = vi.fn();
    doors.events.on('invitation.taken_over', takenOver);

    const first = await signIn(doors, 'invitation', secret);
    expect(first.door).toEqual({
      ...{ kind: 'invitation', showId, invitationId: id },
      ...{ role: 'director', name: 'Нина Заречная' },
    });
    expect(verdictOf(await openLink(doors, 'invitation', secret))).toBe('409 link_used_elsewhere');
    expect((await refresh(first.refresh)).status).toBe(200);

    const second = grantOf(await openLink(doors, 'invitation', secret, true));
    await vi.waitFor(() => expect(takenOver).toHaveBeenCalledExactlyOnceWith({ invitationId: id, showId }));
    expect((await askAdmission(doors, showId, second.access)).status).toBe(200);
    expect(verdictOf(await askAdmission(doors, showId, first.access))).toBe('409 link_used_elsewhere');
  });

  test('is held by one of many who open it at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, secret } = await makeInvitation(doors, await makeShow(doors));
      const opening = () => doors.sessions.openLink({ kind: 'invitation', secret });
      const openings = await Promise.allSettled(Array.from({ length: 20 }, opening));
      expect(openings.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await doors.db.prisma.session.count({ where: { invitationId: id } })).toBe(1);
    }
  });

  test('is free again when its holder has signed out, and no take-over is recorded', async () => {
    const { id, secret } = await makeInvitation(doors, await makeShow(doors));
    const first = await signIn(doors, 'invitation', secret);
    await doors.sessions.end(first.refresh);
    expect((await openLink(doors, 'invitation', secret)).status).toBe(200);
    const recorded = await doors.db.prisma.domainEvent.findMany({ where: { type: 'invitation.taken_over' } });
    expect(
      recorded.filter(({ payload }) => JSON.stringify(payload).includes(`"invitationId":${id},`)),
    ).toEqual([]);
  });

  test('opens nothing once it has expired or was revoked', async () => {
    const showId = await makeShow(doors);
    const short = await makeInvitation(doors, showId, { hours: 1 });
    const revoked = await makeInvitation(doors, showId);
    const held = await signIn(doors, 'invitation', revoked.secret);
    await revokeInvitation(doors.events.transact, operator, revoked.id);
    expect(verdictOf(await openLink(doors, 'invitation', revoked.secret))).toBe('403 link_invalid');
    expect(verdictOf(await refresh(held.refresh))).toBe('403 link_invalid');
    doors.clock.advance(3_600_001);
    expect(verdictOf(await openLink(doors, 'invitation', short.secret))).toBe('403 link_invalid');
  });

  test('is revoked by an operator alone', async () => {
    const { id } = await makeInvitation(doors, await makeShow(doors));
    const revoking = revokeInvitation(doors.events.transact, { kind: 'invitation', invitationId: id }, id);
    await expect(revoking).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('sessions that are over are forgotten, at the start and from then on', async () => {
  const { prisma } = doors.db;
  const left = ({ ticket }: Awaited<ReturnType<typeof ticketSession>>) =>
    prisma.session.count({ where: { ticketId: ticket.id } });
  const { boxOffice, secrets, clock, events } = doors;
  const sessions = new Sessions({
    ...{ prisma, transact: events.transact, tickets: boxOffice.doors, botToken: undefined, log: silentLog },
    ...{ accessTokens: createAccessTokens(secrets.access, clock.now), now: clock.now, pruneMs: 20 },
  });
  const early = await ticketSession();
  clock.advance(31 * 24 * 3_600_000);
  await sessions.start();
  onTestFinished(() => sessions.close());
  expect(await left(early)).toBe(0);

  const late = await ticketSession();
  expect(await left(late)).toBe(1);
  clock.advance(31 * 24 * 3_600_000);
  await expect.poll(() => left(late)).toBe(0);
});
