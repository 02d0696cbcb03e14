import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { type MemberId, ShowId } from '../../../protocol/ids.ts';
import type { RoomEvent } from '../../../protocol/room/index.ts';
import { attendanceEvents, foldAttendance, type Presence } from './fold.ts';

/**
 * Writes who of the audience was at a show and for how long, from the room's log; asked again, it only brings up to
 * date. What they have said of the show is left as it is, and what was counted once is never taken back: not when the
 * log is gone.
 */
export async function recordAttendance(prisma: PrismaClient, showId: ShowId): Promise<void> {
  await prisma.$transaction(async (tx) => {
    // One count at a time: an older one must not be written over a newer. A lock of its own, so that the log goes on;
    // its first number is that of nothing else.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707373, ${showId}::int)`;
    const { stays, countedTo } = await count(tx, showId);
    const audience = await tx.roomMember.findMany({
      where: { showId, role: 'audience' },
      select: { id: true, userId: true },
    });
    for (const { id, userId } of audience) {
      // Ids of the log and of the table are the same kind of thing; the map is asked with what the table holds.
      const stay = stays.get(id as MemberId);
      if (stay !== undefined) await write(tx, { memberId: id, showId, userId }, stay);
    }
    await tx.room.updateMany({ where: { showId, countedTo: { lt: countedTo } }, data: { countedTo } });
  });
}

/** The rooms whose logs hold what is not counted yet. */
export async function roomsWithNews(prisma: PrismaClient): Promise<ShowId[]> {
  const rows = await prisma.$queryRaw<{ showId: number }[]>`
    SELECT r.show_id AS "showId" FROM rooms r
     WHERE EXISTS (SELECT 1 FROM room_events e WHERE e.show_id = r.show_id AND e.seq > r.counted_to)
     ORDER BY r.show_id`;
  return rows.map((row) => ShowId.parse(row.showId));
}

async function count(tx: Prisma.TransactionClient, showId: ShowId) {
  const rows = await tx.$queryRaw<{ seq: number; at: Date; payload: RoomEvent | null }[]>`
    SELECT seq, at, CASE WHEN type = ANY (${attendanceEvents}) THEN payload END AS payload
      FROM room_events WHERE show_id = ${showId} ORDER BY seq`;
  const stays = foldAttendance(
    rows.map(({ at, payload }) => ({ at: at.getTime(), event: payload ?? undefined })),
  );
  return { stays, countedTo: rows.at(-1)?.seq ?? 0 };
}

async function write(
  tx: Prisma.TransactionClient,
  who: { readonly memberId: string; readonly showId: ShowId; readonly userId: bigint | null },
  { joinedAt, leftAt, minutes }: Presence,
): Promise<void> {
  const [joined, left] = [new Date(joinedAt), leftAt === null ? null : new Date(leftAt)];
  await tx.$executeRaw`
    INSERT INTO user_history AS h (member_id, event_id, user_id, watched_at, left_at, watch_duration_minutes)
    VALUES (${who.memberId}::uuid, ${who.showId}::int, ${who.userId}::bigint, ${joined}::timestamptz, ${left}::timestamptz, ${minutes}::int)
    ON CONFLICT (member_id) DO UPDATE
      SET user_id = EXCLUDED.user_id,
          watched_at = LEAST(h.watched_at, EXCLUDED.watched_at),
          left_at = EXCLUDED.left_at,
          watch_duration_minutes = GREATEST(h.watch_duration_minutes, EXCLUDED.watch_duration_minutes)`;
}
