import { tooManyRequests } from './errors.ts';

/** Tokens that come back with time. */
class Bucket {
  readonly #size: number;
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  constructor(size: number, perSecond: number, now: number) {
    this.#size = size;
    this.#perSecond = perSecond;
    this.#tokens = size;
    this.#at = now;
  }

  /** @returns how many seconds are missing; 0 when there is a token, which is taken then */
  take(now: number): number {
    this.#tokens = Math.min(this.#size, this.#tokens + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#tokens < 1) return (1 - this.#tokens) / this.#perSecond;
    this.#tokens -= 1;
    return 0;
  }
}

const burstInChat = 3;
const perSecondInChat = 1;
const perMinuteInGroup = 20;
const perSecondInAll = 30;

/** Flood control about as strict as Telegram's, whose exact limits nobody is told. */
export class RateLimits {
  readonly #chats = new Map<number, Bucket>();
  #all: Bucket | undefined;

  /** Counts a message. @throws ApiError 429 */
  count(chatId: number, now: number): void {
    const inChat =
      this.#chats.get(chatId) ??
      (chatId < 0
        ? new Bucket(perMinuteInGroup, perMinuteInGroup / 60, now)
        : new Bucket(burstInChat, perSecondInChat, now));
    this.#chats.set(chatId, inChat);
    this.#all ??= new Bucket(perSecondInAll, perSecondInAll, now);
    const missing = inChat.take(now) || this.#all.take(now);
    if (missing > 0) throw tooManyRequests(Math.max(1, Math.ceil(missing)));
  }
}
