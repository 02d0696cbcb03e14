import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { ShowId } from '../../protocol/ids.ts';
import { reachableUser } from '../people/index.ts';
import { holdersOf } from './holders.ts';
import type { MessageQueue, NewMessage } from './messages/queue.ts';

interface ReminderDeps {
  readonly prisma: PrismaClient;
  readonly queue: MessageQueue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const withRoom = { room: { select: { phase: true } } } as const satisfies Prisma.ShowInclude;
type StagedShow = Prisma.ShowGetPayload<{ include: typeof withRoom }>;

interface Reminder {
  readonly kind: 'reminder_day' | 'reminder_hour' | 'doors_open';
  /** When it is due, and from when on there is no use in it. */
  readonly due: (show: StagedShow) => { readonly from: number; readonly until: number };
  /** Whether what it says is so. */
  readonly isSo?: (show: StagedShow) => boolean;
}

const reminders: readonly Reminder[] = [
  {
    kind: 'reminder_day',
    due: ({ startsAt }) => ({ from: startsAt.getTime() - dayMs, until: startsAt.getTime() - dayMs / 2 }),
  },
  {
    kind: 'reminder_hour',
    due: ({ startsAt }) => ({
      from: startsAt.getTime() - hourMs,
      until: startsAt.getTime() - 40 * minuteMs,
    }),
  },
  {
    kind: 'doors_open',
    due: ({ startsAt, doorsMinutes }) => ({
      from: startsAt.getTime() - doorsMinutes * minuteMs,
      until: startsAt.getTime() + hourMs,
    }),
    // The stage manager opens the house, not the clock.
    isSo: ({ room }) => ['foyer', 'live', 'intermission'].includes(room?.phase ?? 'closed'),
  },
];

/** Doors open at most so long before the start. */
const longestAheadMs = 2 * dayMs;
/** Whoever is asked later has forgotten. */
const rateWithinMs = 2 * dayMs;

/**
 * Reminds those who want it of what they have tickets for. Whoever buys after the moment has just read it; a show that
 * was moved is another moment. To be called every minute or so: what was queued is not queued again.
 */
export async function remind({ prisma, queue, now }: ReminderDeps): Promise<void> {
  const at = now();
  const shows = await prisma.show.findMany({
    where: {
      status: { in: ['upcoming', 'live'] },
      publishedAt: { not: null },
      startsAt: { gt: new Date(at - hourMs), lt: new Date(at + longestAheadMs) },
    },
    include: withRoom,
  });
  for (const show of shows) {
    for (const { kind, due, isSo = () => true } of reminders) {
      const { from, until } = due(show);
      if (at < from || at >= until || !isSo(show)) continue;
      const showId = ShowId.parse(show.id);
      const startsAt = show.startsAt.getTime();
      const people = await holdersOf(prisma, showId, {
        ...{ which: { wantsReminders: true }, before: new Date(from) },
      });
      await queue.add(
        people.map((chatId): NewMessage => ({
          ...{ chatId, kind, payload: { showId, startsAt }, expiresAt: new Date(until) },
          dedupeKey: `${kind}:${showId}:${startsAt}:${chatId}`,
        })),
      );
    }
  }
}

/** Asks those who were at a show how it was, once it is over and they have not said so in the house. */
export async function askForRatings({ prisma, queue, now }: ReminderDeps): Promise<void> {
  const since = new Date(now() - rateWithinMs);
  const rows = await prisma.attendance.findMany({
    where: {
      ...{ joinedAt: { not: null }, user: reachableUser },
      show: { startsAt: { gt: since }, room: { phase: 'finished' } },
    },
    select: { showId: true, userId: true, stars: true, member: { select: { ticket: true } } },
  });
  const said = new Set(rows.filter(({ stars }) => stars !== null).map(keyOf));
  const expiresAt = new Date(now() + rateWithinMs);
  await queue.add(
    rows.flatMap((row): NewMessage[] => {
      // Whose ticket was taken back has not seen the end.
      const isRevoked = row.member.ticket?.status === 'revoked';
      if (row.userId === null || isRevoked || said.has(keyOf(row))) return [];
      const payload = { showId: ShowId.parse(row.showId) };
      return [{ chatId: row.userId, kind: 'rate', payload, expiresAt, dedupeKey: `rate:${keyOf(row)}` }];
    }),
  );
}

const keyOf = ({ showId, userId }: { readonly showId: number; readonly userId: bigint | null }): string =>
  `${showId}:${userId}`;
