import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';

/** How old init data may be: it is exchanged as the Mini App opens, never later. */
const maxAgeMs = 5 * 60_000;
/** How far Telegram's clock may be ahead of ours. */
const maxSkewMs = 60_000;

/** The person of Telegram's init data; ids have up to 52 bits. */
const TelegramUser = z.object({
  id: z.number().int().positive().transform(BigInt),
  first_name: z.string().max(255),
  last_name: z.string().max(255).optional(),
  username: z.string().max(255).optional(),
  language_code: z.string().max(10).optional(),
  is_premium: z.boolean().optional(),
});
export type TelegramUser = z.infer<typeof TelegramUser>;

/**
 * Checks a Mini App's init data and says whose it is.
 * https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 * @param now milliseconds since 1970
 * @throws Refusal `link_invalid` for anything but fresh data signed with this bot's token
 */
export function readInitData(initData: string, botToken: string, now: number): TelegramUser {
  const pairs = new URLSearchParams(initData);
  const hash = pairs.get('hash') ?? '';
  pairs.delete('hash');
  const text = [...pairs]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n');
  const key = createHmac('sha256', 'WebAppData').update(botToken).digest();
  const expected = createHmac('sha256', key).update(text).digest();
  const given = Buffer.from(hash, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refusal('link_invalid', 'init data with a wrong hash');
  }
  const authDate = Number(pairs.get('auth_date')) * 1000;
  if (!(now - authDate <= maxAgeMs && authDate - now <= maxSkewMs)) {
    throw new Refusal('link_invalid', 'init data of another time');
  }
  const user = TelegramUser.safeParse(jsonOf(pairs.get('user')));
  if (!user.success) throw new Refusal('link_invalid', 'init data without a person');
  return user.data;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
