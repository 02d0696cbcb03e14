import { Refusal } from '../../protocol/refusal.ts';
import { newOrderSecret } from './orders.ts';

/**
 * By what the house knows the asking of one checkout again: the same until there is an order, since an answer that was
 * lost on the way leaves one that nobody here knows of; and a new one for what is bought next.
 */
export class CheckoutKey {
  #key = newOrderSecret();

  /** Asks for seats. What an earlier asking has made, and is over by now, is no answer: it is asked anew. */
  async ask<Answer>(hold: (key: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#askOnce(hold);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'order_over') throw error;
      this.renew();
      return this.#askOnce(hold);
    }
  }

  /** The next asking is of another checkout. */
  renew(): void {
    this.#key = newOrderSecret();
  }

  async #askOnce<Answer>(hold: (key: string) => Promise<Answer>): Promise<Answer> {
    const answer = await hold(this.#key);
    this.renew();
    return answer;
  }
}
