import { z } from 'zod';

/** ISO 4217 code, or `XTR` for Telegram Stars (https://core.telegram.org/bots/payments-stars). */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** An amount in the currency's minor units (kopecks, cents; whole Stars for XTR). Never a float. */
export const Money = z.object({
  amount: z.number().int().nonnegative().max(2_147_483_647),
  currency: Currency,
});
export type Money = z.infer<typeof Money>;
