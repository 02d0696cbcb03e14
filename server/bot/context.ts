import type { Api, Context } from 'grammy';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { BoxOffice, Stars } from '../box-office/index.ts';
import type { PersonalData } from '../people/index.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import type { Language } from '../platform/languages.ts';
import type { Log } from '../platform/log.ts';
import type { Texts } from '../platform/texts.ts';
import type { MessageQueue } from './messages/queue.ts';

/** Who writes to the bot. */
export interface Person {
  readonly userId: bigint;
  readonly firstName: string;
  readonly language: Language;
  /** IANA zone in which times are told; undefined for that of each theatre. */
  readonly timeZone: string | undefined;
}

/** What features find in a context besides grammY's own. Only in private chats somebody is known. */
export interface Known {
  person: Person;
  texts: Texts;
}
export type BotContext = Context & Known;

/** The installation, as far as the bot speaks of it. */
export interface BotSettings {
  /** The chat of the theatre's people. */
  readonly staffChatId: number | undefined;
  readonly termsUrl: URL | undefined;
  readonly privacyUrl: URL | undefined;
  /** Where links to Telegram lead, without a slash at the end: `https://t.me`, or a page that stands for it. */
  readonly linkRoot: string;
  /** How long before the start a buyer may give tickets back at the latest; undefined for no limit. */
  readonly refundHours: number | undefined;
  /** After how many days the house forgets by itself, and after how many somebody who has asked for it. */
  readonly keep: {
    readonly chatDays: number;
    readonly logDays: number;
    readonly messageDays: number;
    readonly inactiveDays: number;
    readonly eraseAfterDays: number;
  };
}

/** What the features are made of. */
export interface BotDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly api: Api;
  readonly boxOffice: BoxOffice;
  readonly stars: Stars;
  readonly personalData: Pick<PersonalData, 'exportFor' | 'askErasure' | 'erasureOf' | 'cancelErasure'>;
  readonly queue: MessageQueue;
  readonly texts: (language: Language) => Texts;
  readonly settings: BotSettings;
  /** Where pages are, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}
