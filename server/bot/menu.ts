import { GrammyError } from 'grammy';
import type { Language } from '../platform/languages.ts';
import { commandsOf } from './commands.ts';
import type { BotDeps } from './context.ts';

type MenuDeps = Pick<BotDeps, 'api' | 'texts' | 'origin' | 'log'>;

/** In which the button is labelled for those of whom nothing is known. */
export const menuLanguage: Language = 'ru';

/**
 * The button beside the field that people write in: it opens the theatre. An address that Telegram does not open, as on
 * a machine of one's own, leaves the bot without the button.
 * @param chatId of one person; everybody's without
 */
export async function setMenu(
  { api, texts, origin, log }: MenuDeps,
  language: Language,
  chatId?: number,
): Promise<void> {
  const text = texts(language).say('bot-menu');
  try {
    await api.setChatMenuButton({
      menu_button: { type: 'web_app', text, web_app: { url: `${origin()}/` } },
      ...(chatId !== undefined && { chat_id: chatId }),
    });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    log.warn({ reason: error.description }, 'Telegram takes no button that opens the theatre');
  }
}

/** The commands, for everybody by what their Telegram speaks. */
export async function tellCommands({ api, texts }: MenuDeps): Promise<void> {
  // Without a language for everybody else.
  for (const [language, code] of [
    ['en', undefined],
    ['ru', 'ru'],
  ] as const) {
    await api.setMyCommands(commandsOf(texts(language)), {
      scope: { type: 'all_private_chats' },
      ...(code && { language_code: code }),
    });
  }
}

/** Menu and commands of one person, who has chosen a language. */
export async function tellChosen(deps: MenuDeps, language: Language, chatId: number): Promise<void> {
  const { api, texts } = deps;
  await api.setMyCommands(commandsOf(texts(language)), { scope: { type: 'chat', chat_id: chatId } });
  await setMenu(deps, language, chatId);
}
