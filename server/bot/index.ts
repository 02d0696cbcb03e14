import type { Router } from 'express';
import { BotError } from 'grammy';
import type { Api, Bot } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { InvitationPost } from '../people/index.ts';
import type { DomainEvents } from '../platform/domain-events/index.ts';
import { messageOf } from '../platform/errors.ts';
import { Habit } from '../platform/habit.ts';
import { pause } from '../platform/pause.ts';
import { Inbox } from '../platform/inbox/index.ts';
import { type Alarm, alarmDifferences, alarmUnknown, createAlarm } from './alarms.ts';
import { createBot } from './bot.ts';
import type { BotContext, BotDeps, BotSettings } from './context.ts';
import { turnEndedCards } from './ended-orders.ts';
import { answerPreCheckout } from './features/payments.ts';
import { createInvitationPost } from './invitation.ts';
import { isOfMoney, grammySignal, type IntakeDeps, Polling, updatesSource, wantedUpdates } from './intake.ts';
import { menuLanguage, setMenu, tellCommands } from './menu.ts';
import { createMessageQueue } from './messages/queue.ts';
import { createRender } from './messages/render.ts';
import { MessageSender, type SenderOptions } from './messages/sender.ts';
import { noticeEvents } from './notices.ts';
import { askForRatings, remind } from './reminders.ts';
import { webhookPath, webhookRoutes } from './webhook.ts';

export type { BotSettings } from './context.ts';
export { messageRules } from './retention.ts';

export interface TheatreBotDeps extends Omit<BotDeps, 'queue' | 'settings'> {
  readonly token: string;
  readonly apiRoot: string | undefined;
  readonly settings: BotSettings;
  readonly events: Pick<DomainEvents, 'on'>;
  /** Where Telegram tells of updates, and what it says to be known; else it is asked for them. */
  readonly webhook: { readonly secretToken: string } | undefined;
  /** Of sending, for tests that do not wait. */
  readonly pace?:
    | (Pick<SenderOptions, 'gapMs' | 'chatGapMs' | 'groupGapMs' | 'pollMs'> & { readonly roundMs?: number })
    | undefined;
}

/** After so many attempts an update is left; one of money never is. */
const attempts = 5;
const longestPauseMs = 60_000;
/** How often it is looked for whom to remind, and of what. */
const roundMs = 30_000;

/**
 * The theatre in Telegram: takes updates in, does what they ask, and says what is to be said. The house opens without
 * waiting for Telegram: it is asked again until it answers.
 */
export class TheatreBot {
  readonly #deps: TheatreBotDeps & BotDeps;
  readonly #inbox: Inbox;
  readonly #sender: MessageSender;
  readonly #polling: Polling | undefined;
  readonly #intake: IntakeDeps;
  readonly #rounds: Habit;
  #roundsDone = 0;
  /** Links of invitations, sent past the queue. */
  readonly invitations: InvitationPost;
  readonly #stop = new AbortController();
  #bot: Bot<BotContext> | undefined;
  #starting: Promise<void> = Promise.resolve();

  constructor(given: TheatreBotDeps) {
    const { prisma, log, api, events, settings } = given;
    const queue = createMessageQueue(prisma, () => this.#sender.wake());
    const alarm = createAlarm(queue, settings.staffChatId);
    this.#deps = { ...given, queue };
    this.#sender = new MessageSender({
      ...{ prisma, api, log, render: createRender(this.#deps), ...given.pace },
      onBlocked: (userId) => this.#blocked(userId),
      onUnknown: (id) => alarmUnknown(prisma, alarm, id),
      now: given.now,
    });
    this.invitations = createInvitationPost(given);
    this.#rounds = new Habit('look for what the bot is to say', () => this.#round(alarm), {
      ...{ log, everyMs: given.pace?.roundMs ?? roundMs },
    });
    this.#inbox = new Inbox({ prisma, log });
    this.#inbox.on(updatesSource, {
      handle: (update) => this.#handle(update as Update), // as Telegram told it
      attemptsOf: (update) => (isOfMoney(update as Update) ? Infinity : attempts),
    });
    this.#intake = {
      ...{ inbox: this.#inbox, log },
      answerPreCheckout: (query) => answerPreCheckout(this.#deps, query),
    };
    this.#polling = given.webhook === undefined ? new Polling(api, this.#intake) : undefined;
    noticeEvents({ prisma, queue, events, alarm });
  }

  /** What Telegram calls, under `/api`. */
  get routes(): Router[] {
    const { webhook } = this.#deps;
    return webhook === undefined ? [] : [webhookRoutes(this.#intake, webhook.secretToken)];
  }

  /** Of the bot, once Telegram has said who it is. */
  get username(): string | undefined {
    return this.#bot?.botInfo.username;
  }

  /** How often it was looked for what is to be said, since the start. */
  get rounds(): number {
    return this.#roundsDone;
  }

  /** Where people find the bot, once Telegram has said who it is. */
  get link(): string | undefined {
    const { username } = this;
    return username === undefined ? undefined : `${this.#deps.settings.linkRoot}/${username}`;
  }

  start(): void {
    this.#sender.start();
    void this.#rounds.start();
    this.#starting = this.#introduce();
  }

  /** Ends taking in first, then what is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#rounds.close();
    await this.#polling?.close();
    await this.#starting;
    await this.#inbox.close();
    await this.#sender.close();
  }

  /** Asks Telegram who the bot is until it answers, tells it what the bot can do, and begins to work. */
  async #introduce(): Promise<void> {
    const { api, log, token, apiRoot } = this.#deps;
    const isStopping = (): boolean => this.#stop.signal.aborted;
    for (let tries = 0; !isStopping(); tries += 1) {
      try {
        const me: UserFromGetMe = await api.getMe(grammySignal(this.#stop.signal));
        await tellCommands(this.#deps);
        await setMenu(this.#deps, menuLanguage);
        if (this.#deps.webhook !== undefined) await this.#setWebhook(api, this.#deps.webhook.secretToken);
        if (isStopping()) return;
        this.#bot = createBot(this.#deps, { token, me, apiRoot, closing: this.#stop.signal });
        this.#inbox.start();
        this.#polling?.start();
        log.info(`the bot is @${me.username}`);
        return;
      } catch (error) {
        log.warn({ reason: messageOf(error) }, 'Telegram does not answer; the bot waits');
        await pause(Math.min(longestPauseMs, 1_000 * 2 ** tries), this.#stop.signal);
      }
    }
  }

  async #round(alarm: Alarm): Promise<void> {
    await turnEndedCards(this.#deps);
    await remind(this.#deps);
    await askForRatings(this.#deps);
    await alarmDifferences(this.#deps.prisma, alarm);
    this.#roundsDone += 1;
  }

  async #setWebhook(api: Api, secretToken: string): Promise<void> {
    await api.setWebhook(`${this.#deps.origin()}/api${webhookPath}`, {
      ...{ secret_token: secretToken, allowed_updates: wantedUpdates, max_connections: 40 },
    });
  }

  async #handle(update: Update): Promise<void> {
    const { my_chat_member: member } = update;
    if (member?.chat.type === 'private') {
      if (member.new_chat_member.status === 'kicked') await this.#blocked(BigInt(member.from.id));
      return;
    }
    try {
      await this.#bot?.handleUpdate(update);
    } catch (error) {
      throw error instanceof BotError ? error.error : error;
    }
  }

  async #blocked(userId: bigint): Promise<void> {
    await this.#deps.prisma.user.updateMany({
      where: { telegramId: userId },
      data: { blockedAt: new Date(this.#deps.now()) },
    });
  }
}
