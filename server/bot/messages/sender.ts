import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { isPicture, tookCareOfItself } from '../boundary.ts';
import { codeOf, messageOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { pause } from '../../platform/pause.ts';
import { closeMessage, giveUpLost, requeueMessage, takeMessage, type TakenMessage } from './rows.ts';

/** A message in words. */
export interface Rendered {
  /** HTML (https://core.telegram.org/bots/api#html-style). */
  readonly html: string;
  readonly keyboard?: InlineKeyboardMarkup | undefined;
  /** PNG or JPEG; the words stand under it. */
  readonly photo?: Uint8Array | undefined;
  /** Telegram's number of a message of the bot that becomes this one; without, it is a new one. */
  readonly turns?: number | undefined;
}

export interface SenderOptions {
  readonly prisma: PrismaClient;
  readonly api: Pick<Api, 'sendMessage' | 'sendPhoto' | 'editMessageText' | 'editMessageCaption'>;
  readonly log: Log;
  /** Puts a message into words; null when there is no use in it any more. */
  readonly render: (message: TakenMessage) => Promise<Rendered | null>;
  /** Whom it was for has blocked the bot. */
  readonly onBlocked: (userId: bigint) => Promise<void>;
  /** It is not known whether a message was sent. */
  readonly onUnknown?: (id: bigint) => Promise<void>;
  /** How often leftovers are looked for. */
  readonly pollMs?: number;
  /** Messages on their way at the same time. */
  readonly hands?: number;
  /** At least so long between two messages: Telegram takes about 30 in a second (Bots FAQ, "My bot is hitting limits"). */
  readonly gapMs?: number;
  /** The same within one chat: Telegram takes one in a second there. */
  readonly chatGapMs?: number;
  /** The same within a group: Telegram takes 20 in a minute there. */
  readonly groupGapMs?: number;
  /** By which messages become too late; milliseconds since 1970. */
  readonly now?: () => number;
}

/** Longer than a request to Telegram may take. */
const lostAfterMs = 90_000;
/**
 * Sends what is queued. A message is claimed before it is sent, and marked when Telegram has taken it: whoever dies in
 * between leaves it in doubt, and it is never sent twice silently. Telegram's `retry_after` holds the chat back for so
 * long that it was said of, and everything once it is said of a second one: the limit is that of the bot then.
 */
export class MessageSender {
  readonly #options: Required<Omit<SenderOptions, 'onUnknown'>> & Pick<SenderOptions, 'onUnknown'>;
  readonly #working = new Set<Promise<void>>();
  /** When each chat may be written to again; pruned as it grows. */
  readonly #freeAt = new Map<bigint, number>();
  /** The chat of which Telegram has said last that it has to wait, and until when. */
  #flooded: { readonly chatId: bigint; readonly until: number } | undefined;
  #nextAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isOpen = false;
  readonly #closed = new AbortController();

  constructor(options: SenderOptions) {
    this.#options = {
      pollMs: 1_000,
      hands: 4,
      gapMs: 40,
      chatGapMs: 1_000,
      groupGapMs: 3_000,
      now: Date.now,
      ...options,
    };
  }

  start(): void {
    this.#isOpen = true;
    this.#timer ??= setInterval(() => this.wake(), this.#options.pollMs);
    void this.#lookForLost();
    this.wake();
  }

  /** There may be something to send. */
  wake(): void {
    if (!this.#isOpen || this.#working.size >= this.#options.hands) return;
    const work = this.#work().finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  /** Stops taking messages; those on their way are waited for. */
  async close(): Promise<void> {
    this.#isOpen = false;
    clearInterval(this.#timer);
    this.#closed.abort();
    await Promise.all(this.#working);
  }

  async #work(): Promise<void> {
    try {
      while (this.#isOpen) {
        if (!(await this.#turn())) return;
        const message = await takeMessage(this.#options.prisma);
        if (message === undefined) {
          await this.#lookForLost();
          return;
        }
        this.wake();
        await this.#send(message);
      }
    } catch (error) {
      this.#options.log.warn({ reason: messageOf(error) }, 'the queue of messages could not be read');
    }
  }

  /** Waits until Telegram takes the next message. @returns false when the sender is closed meanwhile */
  async #turn(): Promise<boolean> {
    const now = Date.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#options.gapMs;
    return pause(at - now, this.#closed.signal);
  }

  async #send(message: TakenMessage): Promise<void> {
    const { prisma, render, log, now } = this.#options;
    const { id, chatId, expiresAt } = message;
    const wait = (this.#freeAt.get(chatId) ?? 0) - Date.now();
    if (wait > 0) return requeueMessage(prisma, id, wait);
    if (expiresAt !== null && expiresAt.getTime() < now()) {
      return closeMessage(prisma, id, { status: 'dropped', error: 'too late' });
    }
    let rendered: Rendered | null;
    try {
      rendered = await render(message);
    } catch (error) {
      // Nothing was sent: a mistake of ours, or the database.
      log.error(
        { err: error, message: String(id), kind: message.kind },
        'a message could not be put into words',
      );
      if (message.attempts >= 5)
        return closeMessage(prisma, id, { status: 'failed', error: messageOf(error) });
      return requeueMessage(prisma, id, 2_000 * 2 ** message.attempts);
    }
    if (rendered === null)
      return closeMessage(prisma, id, { status: 'dropped', error: 'of no use any more' });
    this.#remember(chatId);
    try {
      const messageId = await this.#deliver(Number(chatId), rendered);
      await closeMessage(prisma, id, { status: 'sent', messageId });
    } catch (error) {
      await this.#failed(message, error);
    }
  }

  /** @returns Telegram's number of the message */
  async #deliver(chatId: number, { html, keyboard, photo, turns }: Rendered): Promise<number> {
    const { api } = this.#options;
    const more = { parse_mode: 'HTML', ...(keyboard && { reply_markup: keyboard }) } as const;
    const asText = { ...more, link_preview_options: { is_disabled: true } };
    if (turns !== undefined) {
      try {
        await api.editMessageText(chatId, turns, html, asText);
      } catch (error) {
        if (!isPicture(error)) throw error;
        await api.editMessageCaption(chatId, turns, { ...more, caption: html });
      }
      return turns;
    }
    if (photo === undefined) return (await api.sendMessage(chatId, html, asText)).message_id;
    const picture = new InputFile(photo, 'ticket.png');
    return (await api.sendPhoto(chatId, picture, { ...more, caption: html })).message_id;
  }

  async #failed({ id, chatId }: TakenMessage, error: unknown): Promise<void> {
    const { prisma, log, onBlocked, onUnknown } = this.#options;
    const reason = messageOf(error);
    if (error instanceof GrammyError && error.error_code === 429) {
      const pauseMs = (error.parameters.retry_after ?? 1) * 1000;
      this.#holdBack(chatId, Date.now() + pauseMs);
      return requeueMessage(prisma, id, pauseMs);
    }
    if (error instanceof GrammyError && error.error_code === 403) {
      await onBlocked(chatId);
      return closeMessage(prisma, id, { status: 'dropped', error: reason });
    }
    if (tookCareOfItself(error)) return closeMessage(prisma, id, { status: 'dropped', error: reason });
    if (error instanceof GrammyError && error.error_code < 500) {
      log.error({ message: String(id), reason }, 'Telegram refuses a message');
      return closeMessage(prisma, id, { status: 'failed', error: reason });
    }
    if (error instanceof HttpError && neverArrived(error.error)) return requeueMessage(prisma, id, 5_000);
    log.error({ message: String(id), reason }, 'it is not known whether a message was sent');
    await closeMessage(prisma, id, { status: 'unknown', error: reason });
    await onUnknown?.(id);
  }

  async #lookForLost(): Promise<void> {
    const { prisma, log, onUnknown } = this.#options;
    try {
      for (const id of await giveUpLost(prisma, lostAfterMs)) {
        log.error({ message: String(id) }, 'it is not known whether a message was sent');
        await onUnknown?.(id);
      }
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'the queue of messages could not be read');
    }
  }

  #holdBack(chatId: bigint, until: number): void {
    const before = this.#flooded;
    this.#flooded = { chatId, until };
    this.#freeAt.set(chatId, until);
    if (before !== undefined && before.chatId !== chatId && before.until > Date.now()) {
      this.#nextAt = Math.max(this.#nextAt, until);
    }
  }

  #remember(chatId: bigint): void {
    const now = Date.now();
    const { chatGapMs, groupGapMs } = this.#options;
    // Groups have negative numbers (https://core.telegram.org/bots/api#chat).
    this.#freeAt.set(chatId, now + (chatId < 0 ? groupGapMs : chatGapMs));
    if (this.#freeAt.size < 1_000) return;
    for (const [chat, at] of this.#freeAt) if (at < now) this.#freeAt.delete(chat);
  }
}

/** Whether a request that failed never came to Telegram: nobody listened, or there was no such name. */
function neverArrived(error: unknown): boolean {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].some((each) => codes.includes(codeOf(each) ?? ''));
}
