import { type Api, GrammyError } from 'grammy';
import type { ProviderName } from '../policy.ts';
import type { PaymentProvider } from '../provider.ts';

/** The name under which charges in Stars stand in the database. */
export const starsName = 'stars' satisfies ProviderName;

/**
 * Telegram Stars as they go back: whole charges, to whoever paid
 * (https://core.telegram.org/bots/api#refundstarpayment). Telegram gives a charge back once, however often it is asked.
 */
export function starsProvider(api: Pick<Api, 'refundStarPayment'>): PaymentProvider {
  return {
    name: starsName,
    isRepeatable: true,
    async refund({ reference, userId }) {
      // Without the payer Telegram cannot be asked: a person must find out who it was.
      if (userId === undefined) return 'refused';
      try {
        await api.refundStarPayment(Number(userId), reference);
        return 'done';
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error;
        if (error.description.includes('CHARGE_ALREADY_REFUNDED')) return 'done';
        if (error.error_code === 429) return { retryAfterSeconds: error.parameters.retry_after ?? 5 };
        if (error.error_code >= 500) throw error;
        return 'refused';
      }
    },
  };
}
