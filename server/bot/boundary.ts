import { type BotError, GrammyError } from 'grammy';
import { ZodError } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import type { Texts } from '../platform/texts.ts';
import type { BotContext, BotDeps } from './context.ts';

/** What Telegram says of things that have taken care of themselves: the person was quicker than we. */
const harmless = [
  'message is not modified',
  'query is too old',
  'message to edit not found',
  'message to delete not found',
];

/** Whether Telegram refuses a request that came too late to matter. */
export const tookCareOfItself = (error: unknown): boolean =>
  error instanceof GrammyError && harmless.some((words) => error.description.includes(words));

/** Whether Telegram says of a message that is to be turned that its words are those of a picture. */
export const isPicture = (error: unknown): boolean =>
  error instanceof GrammyError && error.description.includes('there is no text in the message to edit');

/**
 * What went wrong in a feature. A refusal is said to the person; what has taken care of itself is passed over; whoever
 * blocked the bot meanwhile is marked. Anything else is thrown on, and the inbox tries the update again; what has a shape
 * that is not ours will have it then, too, and is refused.
 */
export function createBoundary(deps: Pick<BotDeps, 'prisma' | 'log' | 'now'>) {
  return async ({ error, ctx }: BotError<BotContext>): Promise<void> => {
    const refusal = refusalOf(error);
    if (refusal === undefined) return settle(deps, ctx, error);
    if (error instanceof ZodError) deps.log.warn({ reason: error.message }, 'an update has an unknown shape');
    try {
      await sayRefusal(ctx, refusal);
    } catch (failure) {
      await settle(deps, ctx, failure);
    }
  };
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof ZodError) return new Refusal('bad_request', 'an unknown shape');
  return error instanceof Refusal ? error : undefined;
}

async function settle(
  { prisma, log, now }: Pick<BotDeps, 'prisma' | 'log' | 'now'>,
  { from }: BotContext,
  error: unknown,
): Promise<void> {
  if (!(error instanceof GrammyError)) throw error;
  if (tookCareOfItself(error)) {
    log.debug({ reason: error.description }, 'the bot was too late');
    return;
  }
  // Another chat may be closed to the bot, too: that says nothing of the person.
  if (error.error_code !== 403 || from === undefined || error.payload['chat_id'] !== from.id) throw error;
  await prisma.user.updateMany({
    where: { telegramId: BigInt(from.id) },
    data: { blockedAt: new Date(now()) },
  });
}

async function sayRefusal(context: BotContext, { code, retryAfterSeconds }: Refusal): Promise<void> {
  const { texts } = context;
  const wait = retryAfterSeconds === undefined ? '' : ` ${waitText(texts, Math.ceil(retryAfterSeconds))}`;
  await context.reply(`${texts.html(`refusal-${code}`)}${wait}`, { parse_mode: 'HTML' });
}

/** In what people count waiting in. */
const waitText = (texts: Texts, seconds: number): string =>
  seconds < 120
    ? texts.html('bot-wait', { seconds })
    : texts.html('bot-wait-minutes', { minutes: Math.ceil(seconds / 60) });
