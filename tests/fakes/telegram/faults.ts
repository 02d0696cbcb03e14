import { ApiError, tooManyRequests } from './errors.ts';

/** Which calls a fault is for: those of a method (any, when not said) and a chat. */
interface Aim {
  readonly method?: string;
  readonly chatId?: number;
  /** How many calls it strikes; 1 when not said. */
  readonly times?: number;
}

/** What happens to a call: refused; cut before the act; or done, and the caller never learns of it. */
export type CallFault =
  | { readonly kind: 'refuse'; readonly error: ApiError }
  | { readonly kind: 'cut-before' }
  | { readonly kind: 'lose-answer'; readonly ending: 'cut' | 'silent' };

interface Planned {
  readonly aim: Aim;
  readonly fault: CallFault;
  left: number;
}

/** Faults that were asked for and have not struck yet. */
export class Faults {
  #planned: Planned[] = [];
  #lateMs: number[] = [];
  #duplicates = 0;
  #toHold = 0;
  /** Repeats a payment; set by the owner of the charges. */
  repeatPayment: (chargeId: string, times?: number) => void = () => {};

  /** 429 with `retry_after`. */
  flood(aim: Aim & { readonly retryAfterSeconds: number }): void {
    this.#plan(aim, { kind: 'refuse', error: tooManyRequests(aim.retryAfterSeconds) });
  }

  /** An answer that is no success, such as 500 "Internal Server Error". */
  fail(aim: Aim & { readonly status: number; readonly description: string }): void {
    this.#plan(aim, { kind: 'refuse', error: new ApiError(aim.status, aim.description) });
  }

  /**
   * The act is done and the sender cannot know.
   * @param aim.ending the connection is cut (when not said), or stays open without an answer until somebody closes it
   */
  hang(aim: Aim & { readonly ending?: 'cut' | 'silent' }): void {
    this.#plan(aim, { kind: 'lose-answer', ending: aim.ending ?? 'cut' });
  }

  /** The connection is cut and nothing was done: for the sender the same as `hang`. */
  cutBefore(aim: Aim): void {
    this.#plan(aim, { kind: 'cut-before' });
  }

  /** The next updates are each delivered once more, with the same `update_id`; in polling, though confirmed. */
  duplicateUpdates(times = 1): void {
    this.#duplicates += times;
  }

  /**
   * Holds the next updates until so many are there, and delivers them in reverse order. A webhook sees their ids fall;
   * in polling, where an id confirms all below it, the ids rise as ever.
   */
  reorderUpdates(count: number): void {
    this.#toHold = count;
  }

  /** The next pre-checkout query reaches the bot so late; the payer's patience runs all the while. */
  latePreCheckout(ms: number): void {
    this.#lateMs.push(ms);
  }

  /** Forgets all that has not struck yet. */
  clear(): void {
    this.#planned = [];
    this.#lateMs = [];
    this.#duplicates = 0;
    this.#toHold = 0;
  }

  /** The fault that strikes this call, if one does. It is used up by that. */
  strike(method: string, chatId: number | undefined): CallFault | undefined {
    const planned = this.#planned.find(
      ({ aim, left }) =>
        left > 0 &&
        // getUpdates is struck only by name: a fault for any method is meant for acts.
        (aim.method === undefined ? method !== 'getUpdates' : aim.method === method) &&
        (aim.chatId === undefined || aim.chatId === chatId),
    );
    if (planned === undefined) return undefined;
    planned.left -= 1;
    return planned.fault;
  }

  /** Whether this update is one to deliver twice. */
  takeDuplicate(): boolean {
    if (this.#duplicates === 0) return false;
    this.#duplicates -= 1;
    return true;
  }

  /** How many updates are to be held together; 0 for none. */
  takeHold(): number {
    const count = this.#toHold;
    this.#toHold = 0;
    return count;
  }

  takeLateMs(): number {
    return this.#lateMs.shift() ?? 0;
  }

  #plan(aim: Aim, fault: CallFault): void {
    this.#planned.push({ aim, fault, left: aim.times ?? 1 });
  }
}
