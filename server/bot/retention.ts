import type { PrismaClient } from '../../generated/prisma/client.ts';
import { inBatches, type RetentionRule } from '../platform/retention.ts';

/**
 * What the bot has said, and whose letters stand in the staff's chat. Of messages it is not known of whether they were
 * sent, none goes: a person of the theatre decides about each. So does none that is still to be sent.
 */
export function messageRules(prisma: PrismaClient, keepDays: number): RetentionRule[] {
  return [
    {
      ...{ what: 'messages of the bot', keepDays },
      forget: (before) =>
        inBatches(
          (atMost) => prisma.$executeRaw`
            DELETE FROM bot_messages WHERE id IN
              (SELECT id FROM bot_messages
                WHERE status IN ('sent', 'failed', 'dropped')
                  AND coalesce(sent_at, claimed_at, created_at) < ${before} LIMIT ${atMost}::int)`,
        ),
    },
    {
      ...{ what: 'whose the letters to the theatre were', keepDays },
      forget: (before) =>
        inBatches(
          (atMost) => prisma.$executeRaw`
            DELETE FROM support_messages WHERE (chat_id, message_id) IN
              (SELECT chat_id, message_id FROM support_messages WHERE at < ${before} LIMIT ${atMost}::int)`,
        ),
    },
  ];
}
