import { Composer, InlineKeyboard } from 'grammy';
import { z } from 'zod';
import { ShowId } from '../../../protocol/ids.ts';
import { maxReviewLength } from '../../../protocol/people.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { listHistory, rateShow } from '../../live/index.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { ask, isReplyTo } from '../questions.ts';
import { act, actPattern, idOf, say, turnTo } from '../say.ts';

const Stars = z.number().int().min(1).max(5);

/** After a show: stars, then words. The last word counts. */
export function ratingFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(actPattern('rate', 2), (context) => rate(deps, context));
  composer
    .on('message:text')
    .filter(isReplyTo(deps, 'bot-ask-review', 'show', 'link'), (context) => review(deps, context));
  return composer;
}

/** One to five. */
export function rateKeyboard(showId: ShowId): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const stars of [1, 2, 3, 4, 5]) keyboard.text(`${stars} ★`, act('rate', showId, stars));
  return keyboard;
}

async function rate(deps: BotDeps, context: BotContext): Promise<void> {
  const { texts, person, me } = context;
  const showId = idOf(context, ShowId);
  const stars = idOf(context, Stars, 1);
  await rateShow(deps.prisma, person.userId, showId, stars);
  const { title } = await deps.boxOffice.showOfRoom(showId);
  const given = `${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}`;
  await turnTo(context, texts.html('bot-rated', { show: title, stars: given }), rateKeyboard(showId));
  const link = `${deps.settings.linkRoot}/${me.username}?start=show_${showId}`;
  await ask(
    context,
    texts.html('bot-ask-review', { show: title, link }),
    texts.say('bot-review-placeholder'),
  );
}

/** The question names its show by a link to its card. */
function showOfQuestion({ msg }: BotContext): ShowId | undefined {
  for (const entity of msg?.reply_to_message?.entities ?? []) {
    const id = entity.type === 'text_link' ? /\?start=show_(\d{1,10})$/.exec(entity.url)?.[1] : undefined;
    if (id !== undefined) return ShowId.safeParse(Number(id)).data;
  }
  return undefined;
}

async function review(deps: BotDeps, context: BotContext): Promise<void> {
  const { texts, person, msg } = context;
  const words = msg?.text?.trim() ?? '';
  if (words.length > maxReviewLength) {
    return say(context, texts.html('bot-review-long', { most: maxReviewLength }));
  }
  const showId = showOfQuestion(context);
  const watched = (await listHistory(deps.prisma, person.userId)).find((each) => each.showId === showId);
  const stars = watched?.stars ?? undefined;
  if (showId === undefined || stars === undefined) throw new Refusal('was_not_there', 'nothing was rated');
  await rateShow(deps.prisma, person.userId, showId, stars, words);
  await say(context, texts.html('bot-review-kept'));
}
