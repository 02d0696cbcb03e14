import { type Api, GrammyError } from 'grammy';
import type { ProviderName } from '../policy.ts';
import type { PaymentProvider } from '../provider.ts';

/** The name under which charges in Stars stand in the database. */
export const starsName = 'stars' satisfies ProviderName;

/**
 * Telegram Stars as they go back: whole charges, to whoever paid
 * (https://core.telegram.org/bots/api#refundstarpayment). Telegram gives a charge back once, however often it is asked.
 */
export function starsProvider(
  api: Pick<Api, 'refundStarPayment'>,
  /** Milliseconds since 1970. */
  now: () => number,
): PaymentProvider {
  // A pause that Telegram asks for is for all refunds: whoever asks during it is made to wait for longer.
  let quietUntil = 0;
  return {
    name: starsName,
    isRepeatable: true,
    async refund({ reference, userId }) {
      // Without the payer Telegram cannot be asked: a person must find out who it was.
      if (userId === undefined) return 'refused';
      if (now() < quietUntil) return { retryAfterSeconds: Math.ceil((quietUntil - now()) / 1000) };
      try {
        await api.refundStarPayment(Number(userId), reference);
        return 'done';
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error;
        if (error.description.includes('CHARGE_ALREADY_REFUNDED')) return 'done';
        if (error.error_code === 429) {
          const retryAfterSeconds = error.parameters.retry_after ?? 5;
          quietUntil = now() + retryAfterSeconds * 1000;
          return { retryAfterSeconds };
        }
        if (error.error_code >= 500) throw error;
        return 'refused';
      }
    },
  };
}
