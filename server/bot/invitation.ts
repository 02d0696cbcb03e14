import { type Api, GrammyError, InlineKeyboard } from 'grammy';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type InvitationPost, reachableUser } from '../people/index.ts';
import { messageOf } from '../platform/errors.ts';
import type { BotDeps } from './context.ts';
import { personOf } from './person.ts';
import { momentOf } from './words.ts';

/**
 * Sends links of invitations, at once and past the queue: what waits there stands in the database, where no secret may
 * be. So nothing is tried again, and whoever asked for it is told how it went.
 */
export function createInvitationPost(
  deps: Pick<BotDeps, 'prisma' | 'texts' | 'log' | 'now'> & { readonly api: Pick<Api, 'sendMessage'> },
): InvitationPost {
  const { prisma, log } = deps;
  return {
    async send(userId, letter) {
      const person = personOf(await recipient(prisma, userId));
      const texts = deps.texts(person.language);
      const words = { show: letter.show, when: momentOf(person, letter.startsAt, letter.timeZone) };
      try {
        await deps.api.sendMessage(Number(userId), texts.html(`bot-invitation-${letter.role}`, words), {
          parse_mode: 'HTML',
          // Whoever has the link has the part: it is not to be passed on by mistake.
          protect_content: true,
          reply_markup: new InlineKeyboard().url(texts.say('bot-invitation-open'), letter.link),
        });
        return 'sent';
      } catch (error) {
        // Nothing of the request: it holds the link.
        log.warn({ reason: messageOf(error) }, 'an invitation did not go by Telegram');
        if (!(error instanceof GrammyError) || error.error_code >= 500) return 'unknown';
        if (error.error_code !== 403) return 'not_sent';
        await prisma.user.updateMany({
          where: { telegramId: userId },
          data: { blockedAt: new Date(deps.now()) },
        });
        return 'blocked';
      }
    },
  };
}

async function recipient(prisma: PrismaClient, userId: bigint) {
  const user = await prisma.user.findFirst({ where: { telegramId: userId, ...reachableUser } });
  if (user === null) throw new Refusal('not_found', `the bot may not write to ${userId}`);
  return user;
}
