import { Composer, InlineKeyboard } from 'grammy';
import { staffOfTelegram } from '../../people/index.ts';
import { commandsOf } from '../commands.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, say } from '../say.ts';

/** `/help`, `/terms` and `/privacy`. */
export function aboutFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('help', (context) => help(deps, context));
  composer.command('terms', (context) => terms(deps, context));
  composer.command('privacy', (context) => privacy(deps, context));
  return composer;
}

async function help({ prisma }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const staff = await staffOfTelegram(prisma, person.userId);
  const lines = commandsOf(texts).map(({ command, description }) => `/${command}: ${description}`);
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-to-bill'), act('bill', 0))
    .text(texts.say('bot-my-tickets'), act('tickets'));
  const html = [
    texts.html('bot-help'),
    lines.join('\n'),
    ...(staff === undefined ? [] : [texts.html('bot-help-staff')]),
  ].join('\n\n');
  await say(context, html, keyboard);
}

async function terms({ settings }: BotDeps, context: BotContext): Promise<void> {
  const { texts } = context;
  const { termsUrl, refundHours } = settings;
  if (termsUrl !== undefined) return sayLink(context, 'bot-terms-link', termsUrl);
  const until =
    refundHours === undefined
      ? texts.html('bot-terms-refund-any')
      : refundHours === 0
        ? texts.html('bot-terms-refund-start')
        : texts.html('bot-terms-refund-hours', { hours: refundHours });
  await say(context, `${texts.html('bot-terms')}\n\n${until}\n\n${texts.html('bot-terms-more')}`);
}

async function privacy({ settings }: BotDeps, context: BotContext): Promise<void> {
  const { texts } = context;
  const { privacyUrl, keep } = settings;
  if (privacyUrl !== undefined) return sayLink(context, 'bot-privacy-link', privacyUrl);
  const { chatDays, logDays, messageDays, inactiveDays } = keep;
  await say(context, texts.html('bot-privacy', { chatDays, logDays, messageDays, inactiveDays }));
}

/** The theatre's own page says it. */
const sayLink = (context: BotContext, key: string, url: URL): Promise<void> =>
  say(context, context.texts.html(key, { address: url.href }));
