import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { LetterOutcome, ReachablePerson, SentInvitation } from '../../protocol/admin.ts';
import type { InvitationId } from '../../protocol/ids.ts';
import { linkPath } from '../../protocol/pages.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { audit } from '../platform/audit.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { renewInvitation } from './invitations.ts';
import { type Actor, actorName, requireOperator } from './principals.ts';
import { reachableUser } from './users.ts';

/** What an invitation of the cast says. */
export interface InvitationLetter {
  readonly show: string;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  /** IANA zone of the theatre. */
  readonly timeZone: string;
  readonly role: 'actor' | 'director';
  /** With its secret: it is in this letter and nowhere else. */
  readonly link: string;
}

/** What carries invitations: the bot. */
export interface InvitationPost {
  /** Once; whoever asked is told how it went. @throws Refusal `not_found` for somebody to whom it may not write */
  send(userId: bigint, letter: InvitationLetter): Promise<LetterOutcome>;
}

export interface SendingDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly post: InvitationPost;
  /** Where links point, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Sends somebody their invitation by a link of its own; the earlier one opens nothing any more. The link is answered
 * too, for when it did not arrive.
 * @throws Refusal `forbidden`, `not_found` for the invitation or the person, `show_over` when the show was called off
 */
export async function sendInvitation(
  { prisma, transact, post, origin, now }: SendingDeps,
  actor: Actor,
  asked: { readonly id: InvitationId; readonly userId: bigint; readonly expiresAt: Date },
): Promise<SentInvitation> {
  requireOperator(actor, 'cast');
  const { userId } = asked;
  if ((await prisma.user.count({ where: { telegramId: userId, ...reachableUser } })) === 0) {
    throw new Refusal('not_found', 'the bot may not write to this person');
  }
  const old = await prisma.invitation.findUnique({ where: { id: asked.id }, include: { show: true } });
  if (old === null) throw new Refusal('not_found', `no invitation ${asked.id}`);
  const { show, role } = old;
  if (show.status === 'cancelled') throw new Refusal('show_over', `show ${show.id} was called off`);
  const { id, secret } = await renewInvitation(transact, actor, asked.id, asked.expiresAt);
  const link = `${origin()}${linkPath('invitation', secret)}`;
  const { title, timeZone } = show;
  const startsAt = show.startsAt.getTime();
  const outcome = await post.send(userId, { show: title, startsAt, timeZone, role, link });
  // The new link is a line of its own, in the transaction that made it: how it went is known only now.
  await audit(prisma, {
    ...{ at: new Date(now()), actor: actorName(actor), act: 'invitation.send' },
    ...{ subject: 'invitation', subjectId: id, details: { instead: asked.id, outcome } },
  });
  return { id, link, outcome };
}

const mostFound = 20;

/** People to whom the bot may write, by a part of their name or their @username. @throws Refusal `forbidden` */
export async function findReachable(
  prisma: PrismaClient,
  actor: Actor,
  search: string,
): Promise<ReachablePerson[]> {
  requireOperator(actor, 'cast');
  const [part, mode] = [search.replace(/^@/, ''), 'insensitive'] as const;
  const words = part.split(/\s+/).map((word) => ({ contains: word, mode }));
  const rows = await prisma.user.findMany({
    where: {
      ...reachableUser,
      AND: words.map((word) => ({ OR: [{ firstName: word }, { lastName: word }, { username: word }] })),
    },
    orderBy: [{ lastActive: 'desc' }],
    take: mostFound,
  });
  return rows.map(({ telegramId, firstName, lastName, username }) => ({
    ...{ userId: Number(telegramId), username },
    name: [firstName, lastName].filter(Boolean).join(' '),
  }));
}
