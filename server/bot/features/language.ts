import { Composer, InlineKeyboard } from 'grammy';
import { updateProfile } from '../../people/index.ts';
import { type Language, languages } from '../../platform/languages.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { tellChosen } from '../menu.ts';
import { act, say, turnTo } from '../say.ts';

/** Of each language in itself, so that whoever ended up in the wrong one finds back. */
const names: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' };

/** `/language`: a choice that is kept, and comes before what Telegram says. */
export function languageFeature(deps: BotDeps): Composer<BotContext> {
  const { prisma, texts } = deps;
  const composer = new Composer<BotContext>();
  composer.command('language', (context) =>
    say(context, context.texts.html('bot-language'), languageKeyboard(context)),
  );
  composer.callbackQuery('language', (context) =>
    say(context, context.texts.html('bot-language'), languageKeyboard(context)),
  );
  for (const language of languages) {
    composer.callbackQuery(act('language', language), async (context) => {
      await updateProfile(prisma, context.person.userId, { language });
      context.person = { ...context.person, language };
      context.texts = texts(language);
      await tellChosen(deps, language, Number(context.person.userId));
      await turnTo(context, context.texts.html('bot-language-chosen'), languageKeyboard(context));
    });
  }
  return composer;
}

function languageKeyboard({ person }: BotContext): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const language of languages) {
    const mark = language === person.language ? '✓ ' : '';
    keyboard.text(`${mark}${names[language]}`, act('language', language));
  }
  return keyboard;
}
