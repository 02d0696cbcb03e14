import { Api } from 'grammy';

/** Where Telegram is. */
export interface TelegramOptions {
  readonly token: string;
  /** Of the Bot API; Telegram's own by default. */
  readonly apiRoot?: string | undefined;
}

/** How long an answer of Telegram is waited for: nobody is helped by a later one. */
const timeoutSeconds = 20;

/**
 * The Bot API (https://core.telegram.org/bots/api) for the whole house. It tries nothing again by itself: whoever calls
 * knows whether a second time does harm.
 */
export function createTelegramApi({ token, apiRoot }: TelegramOptions): Api {
  return new Api(token, { timeoutSeconds, ...(apiRoot !== undefined && { apiRoot }) });
}
