import { createHmac } from 'node:crypto';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { type BotSettings, TheatreBot } from './bot/index.ts';
import { type BoxOffice, createStars, type Stars } from './box-office/index.ts';
import type { BotConfig } from './config.ts';
import type { PersonalData } from './people/index.ts';
import type { DomainEvents, Transact } from './platform/domain-events/index.ts';
import type { Log } from './platform/log.ts';
import type { Secrets } from './platform/secrets.ts';
import { createTelegramApi } from './platform/telegram.ts';
import { createTexts } from './platform/texts.ts';

interface TheatreBotParts {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly secrets: Secrets;
  readonly boxOffice: BoxOffice;
  readonly events: DomainEvents;
  readonly origin: () => string;
  readonly now: () => number;
  readonly holdMinutes: number;
  readonly refundHours: number | undefined;
  readonly personalData: PersonalData;
  readonly keep: BotSettings['keep'];
  readonly log: Log;
  readonly pace?: ConstructorParameters<typeof TheatreBot>[0]['pace'];
}

/** What an installation with a bot has more: the bot, and payment in Stars. The owner starts and closes the bot. */
export interface InTelegram {
  readonly bot: TheatreBot;
  readonly stars: Stars;
}

/** Makes the bot of a configuration; nothing is asked of Telegram yet. */
export function openTheatreBot(
  config: BotConfig | undefined,
  parts: TheatreBotParts,
): InTelegram | undefined {
  if (config === undefined) return undefined;
  const { token, apiRoot, webOrigin, updates, staffChatId, termsUrl, privacyUrl } = config;
  const { secrets, refundHours, keep } = parts;
  const log = parts.log.child({ part: 'bot' });
  const api = createTelegramApi({ token, apiRoot });
  const stars = createStars({ ...parts, api });
  // Known to Telegram and us alone, and the same after a restart.
  const secretToken = createHmac('sha256', secrets.access).update(`webhook:${token}`).digest('base64url');
  const linkRoot = webOrigin === undefined ? 'https://t.me' : `${webOrigin}/t.me`;
  const bot = new TheatreBot({
    ...{ ...parts, log, api, stars, token, apiRoot },
    texts: createTexts(),
    settings: { staffChatId, termsUrl, privacyUrl, linkRoot, refundHours, keep },
    webhook: updates === 'webhook' ? { secretToken } : undefined,
  });
  return { bot, stars };
}
