import type { PrismaClient } from '../../generated/prisma/client.ts';
import { ShowId } from '../../protocol/ids.ts';
import { inBatches, type RetentionRule } from '../platform/retention.ts';
import { recordAttendance } from './attendance/index.ts';

/** What was written in rooms, and the logs of shows that are over. */
export function roomRules(
  prisma: PrismaClient,
  keep: { readonly chatDays: number; readonly logDays: number },
): RetentionRule[] {
  return [
    {
      ...{ what: 'words that were written in rooms', keepDays: keep.chatDays },
      forget: (before) =>
        inBatches(
          (atMost) => prisma.$executeRaw`
            UPDATE room_lines SET text = NULL WHERE (show_id, seq) IN
              (SELECT show_id, seq FROM room_lines WHERE text IS NOT NULL AND at < ${before} LIMIT ${atMost}::int)`,
        ),
    },
    {
      ...{ what: 'logs of shows that are over', keepDays: keep.logDays },
      forget: (before) => forgetLogs(prisma, before),
    },
  ];
}

/**
 * Deletes the logs of rooms in which nothing has happened since, once it is counted who was there. A log goes as a whole:
 * half of one cannot be replayed. So a batch is a room, which knows afterwards that it is over, and at which entry.
 * @returns of how many rooms
 */
async function forgetLogs(prisma: PrismaClient, before: Date): Promise<number> {
  const rooms = await prisma.$queryRaw<{ showId: number }[]>`
    SELECT r.show_id AS "showId" FROM rooms r JOIN events s ON s.id = r.show_id
     WHERE r.updated_at < ${before}
       AND (r.phase = 'finished' OR s.start_time + make_interval(mins => s.duration_minutes) < ${before})
       AND EXISTS (SELECT 1 FROM room_events e WHERE e.show_id = r.show_id)
     ORDER BY r.show_id`;
  let count = 0;
  for (const { showId } of rooms) if (await forgetLog(prisma, ShowId.parse(showId), before)) count += 1;
  return count;
}

/** @returns whether it was done: not when somebody has come in meanwhile */
async function forgetLog(prisma: PrismaClient, showId: ShowId, before: Date): Promise<boolean> {
  await recordAttendance(prisma, showId);
  return prisma.$transaction(async (tx) => {
    const [room] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM rooms WHERE show_id = ${showId}::int AND updated_at < ${before} FOR UPDATE`;
    if (room === undefined) return false;
    await tx.roomSnapshot.deleteMany({ where: { showId } });
    await tx.roomEvent.deleteMany({ where: { showId } });
    return true;
  });
}
