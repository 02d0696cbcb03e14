import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MadeInvitation, ReachablePeople, SentInvitation } from '../../protocol/admin.ts';
import { secretOf, someAddress, verdictOf } from '../live/admission/testing.ts';
import type { InvitationLetter } from '../people/index.ts';
import { draftOf, openAdmin, type TestAdmin } from './admin.testing.ts';

let admin: TestAdmin;
const send = vi.fn((_userId: bigint, _letter: InvitationLetter) =>
  Promise.resolve<'sent' | 'blocked'>('sent'),
);
beforeAll(async () => {
  admin = await openAdmin({ send });
  const { prisma } = admin.doors.db;
  const startedAt = new Date();
  await prisma.user.createMany({
    data: [
      { telegramId: 1n, firstName: 'Нина', lastName: 'Заречная', username: 'chaika', startedAt },
      { telegramId: 2n, firstName: 'Нинель', startedAt, blockedAt: startedAt },
      { telegramId: 3n, firstName: 'Нина', username: 'stranger' },
    ],
  });
});
afterAll(() => admin.close());

async function invited(): Promise<{ showId: number; id: number; secret: string }> {
  const made = await admin.ask('/shows', 'owner', draftOf(admin.doors));
  const { id: showId } = made.json as { id: number }; // as the route answers
  const body = { role: 'actor', name: 'Нина' };
  const answer = await admin.ask(`/shows/${String(showId)}/invitations`, 'director', body);
  const { id, link } = MadeInvitation.parse(answer.json);
  return { showId, id, secret: secretOf(link) };
}
const opens = async (secret: string) =>
  verdictOf(
    await admin.doors.server.request('/api/sessions/link', {
      ...{ body: { kind: 'invitation', secret, takeOver: true }, from: someAddress() },
    }),
  );

describe('people to invite', () => {
  test.each(['нина', '@chai', 'заречная нина'])(
    'are found by “%s”, if the bot may write to them',
    async (search) => {
      const { json } = await admin.ask('/people/search', 'director', { search });
      expect(ReachablePeople.parse(json).people).toEqual([
        { userId: 1, name: 'Нина Заречная', username: 'chaika' },
      ]);
    },
  );

  test('are nobody else’s to look for', async () => {
    for (const [as, verdict] of [
      ['nobody', '401 unauthorised'],
      ['box_office', '403 forbidden'],
    ] as const) {
      expect(verdictOf(await admin.ask('/people/search', as, { search: 'Нина' }))).toBe(verdict);
      expect(verdictOf(await admin.ask('/invitations/1/send', as, { userId: 1 }))).toBe(verdict);
    }
    expect(verdictOf(await admin.ask('/people/search', 'owner', { search: 'Н' }))).toBe('400 bad_request');
  });
});

describe('an invitation', () => {
  test('goes with a link of its own, and the earlier one opens nothing any more', async () => {
    const { showId, id, secret } = await invited();
    const answer = await admin.ask(`/invitations/${String(id)}/send`, 'director', { userId: 1 });
    const sent = SentInvitation.parse(answer.json);
    expect(sent.outcome).toBe('sent');
    expect(send.mock.lastCall).toMatchObject([1n, { show: 'Дядя Ваня', role: 'actor', link: sent.link }]);
    expect(await opens(secret)).toBe('403 link_invalid');
    expect(await opens(secretOf(sent.link))).toBe('200');
    const list = await admin.ask(`/shows/${String(showId)}/invitations`, 'director');
    expect(list.text).not.toContain(secretOf(sent.link));
    const rows = await admin.doors.db.prisma.auditEntry.findMany({ where: { act: 'invitation.send' } });
    expect(rows).toMatchObject([{ subjectId: sent.id, details: { instead: id, outcome: 'sent' } }]);
  });

  test('that did not arrive comes back to whoever sent it', async () => {
    send.mockResolvedValueOnce('blocked');
    const { id } = await invited();
    const answer = await admin.ask(`/invitations/${String(id)}/send`, 'owner', { userId: 1 });
    const { outcome, link } = SentInvitation.parse(answer.json);
    expect(outcome).toBe('blocked');
    expect(await opens(secretOf(link))).toBe('200');
  });

  test('stays as it is where nobody can be written to', async () => {
    const { id, secret } = await invited();
    for (const userId of [2, 3, 4]) {
      const answer = await admin.ask(`/invitations/${String(id)}/send`, 'owner', { userId });
      expect(verdictOf(answer)).toBe('404 not_found');
    }
    expect(verdictOf(await admin.ask('/invitations/99999/send', 'owner', { userId: 1 }))).toBe(
      '404 not_found',
    );
    expect(await opens(secret)).toBe('200');
  });
});
