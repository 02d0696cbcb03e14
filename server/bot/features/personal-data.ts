import { Composer, InlineKeyboard, InputFile } from 'grammy';
import type { Erasure, Obstacle } from '../../../protocol/people.ts';
import { createRateLimit } from '../../platform/rate-limits.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, say, turnTo } from '../say.ts';
import { momentOf } from '../words.ts';

/** All that is known of somebody is much to gather. */
const exportLimit = { attempts: 5, seconds: 3600 };

/** `/mydata` and `/deleteme`: what the house knows of somebody, and how it is made to forget it. */
export function personalDataFeature(deps: BotDeps): Composer<BotContext> {
  const { personalData } = deps;
  const composer = new Composer<BotContext>();
  const exports = createRateLimit(exportLimit);
  const tell = async (context: BotContext): Promise<void> => {
    const { userId } = context.person;
    await exports(String(userId));
    const told = JSON.stringify(await personalData.exportFor(userId), null, 2);
    await context.replyWithDocument(new InputFile(Buffer.from(told), 'rampa-my-data.json'), {
      ...{ caption: context.texts.html('bot-my-data'), parse_mode: 'HTML' },
    });
  };
  composer.command('mydata', tell);
  composer.callbackQuery('mydata', tell);
  composer.command('deleteme', (context) => askToForget(deps, context));
  composer.callbackQuery('deleteme', (context) => askToForget(deps, context));
  composer.callbackQuery('forget', async (context) => {
    const erasure = await personalData.askErasure(context.person.userId);
    const { html, keyboard } = await standing(deps, context, erasure);
    await turnTo(context, html, keyboard);
  });
  composer.callbackQuery('remember', async (context) => {
    await personalData.cancelErasure(context.person.userId);
    const keyboard = new InlineKeyboard().text(context.texts.say('bot-to-bill'), act('bill', 0));
    await turnTo(context, context.texts.html('bot-forget-cancelled'), keyboard);
  });
  return composer;
}

async function askToForget(deps: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const erasure = await deps.personalData.erasureOf(person.userId);
  if (erasure.eraseAt !== null) {
    const { html, keyboard } = await standing(deps, context, erasure);
    return say(context, html, keyboard);
  }
  const days = deps.settings.keep.eraseAfterDays;
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-forget-yes'), act('forget'))
    .text(texts.say('bot-no'), act('remember'));
  const when = days === 0 ? texts.html('bot-forget-at-once') : texts.html('bot-forget-after', { days });
  await say(context, `${texts.html('bot-forget-ask')}\n\n${when}`, keyboard);
}

/** How it stands with being forgotten: when, and what it waits for. */
async function standing(deps: BotDeps, { texts, person }: BotContext, { eraseAt, done, waitsFor }: Erasure) {
  if (done) return { html: texts.html('bot-forgotten'), keyboard: new InlineKeyboard() };
  const keyboard = new InlineKeyboard().text(texts.say('bot-forget-stop'), act('remember'));
  const when = momentOf(person, eraseAt ?? deps.now(), await theatreZone(deps));
  const lines = await Promise.all(waitsFor.map((each) => obstacleLine(deps, texts, each)));
  const known = lines.filter((line) => line !== undefined);
  const html = [
    texts.html('bot-forget-stands', { when }),
    ...(known.length > 0 ? ['', texts.html('bot-forget-waits'), ...new Set(known)] : []),
  ].join('\n');
  return { html, keyboard };
}

/** That of the newest show: the house itself has none. */
async function theatreZone({ prisma }: BotDeps): Promise<string> {
  const show = await prisma.show.findFirst({ orderBy: { id: 'desc' }, select: { timeZone: true } });
  return show?.timeZone ?? 'UTC';
}

async function obstacleLine(
  { boxOffice }: BotDeps,
  texts: BotContext['texts'],
  obstacle: Obstacle,
): Promise<string | undefined> {
  switch (obstacle.kind) {
    case 'ticket': {
      const { title } = await boxOffice.showOfRoom(obstacle.showId);
      return texts.html('bot-forget-waits-ticket', { number: String(obstacle.ticketId), show: title });
    }
    case 'order':
      return texts.html('bot-forget-waits-order', { number: String(obstacle.orderId) });
    case 'refund':
      return texts.html('bot-forget-waits-refund', { number: String(obstacle.orderId) });
    case 'message':
      // It is what they have just pressed.
      return undefined;
  }
}
