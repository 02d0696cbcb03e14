import { timingSafeEqual } from 'node:crypto';
import { parse, signData, validate } from '@tma.js/init-data-node';
import { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import { hashSecret } from '../platform/random-secrets.ts';

/** How old init data may be: it is exchanged as the Mini App opens, never later. */
const maxAgeMs = 5 * 60_000;
/** How far Telegram's clock may be ahead of ours. */
const maxSkewMs = 60_000;
/** After this nobody is let in by init data that was used now, so that its use may be forgotten. */
export const initDataLifeMs = maxAgeMs + maxSkewMs;

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

/** Init data that may open a session, unless it has opened one before. */
export interface InitData {
  readonly person: TelegramUser;
  /** The same for the same data, however it is written; says nothing of what is in it. */
  readonly fingerprint: string;
}

/**
 * Checks a Mini App's init data and says whose it is.
 * https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 * @param now milliseconds since 1970
 * @throws Refusal `link_invalid` for anything but fresh data signed with this bot's token
 */
export function readInitData(initData: string, botToken: string, now: number): InitData {
  requireSignature(initData, botToken);
  const { hash, auth_date: signedAt, user } = parsed(initData);
  const ageMs = now - signedAt.getTime();
  // The library has a limit of its own, though none for data of the future, and reads the clock itself.
  if (!(ageMs <= maxAgeMs && -ageMs <= maxSkewMs)) {
    throw new Refusal('link_invalid', 'init data of another time');
  }
  const person = TelegramUser.safeParse(user);
  if (!person.success) throw new Refusal('link_invalid', 'init data without a person');
  return { person: person.data, fingerprint: hashSecret(hash) };
}

/**
 * The library compares hashes with `===`, which takes the longer the more of a guess is right. So they are compared here
 * first, in constant time, and the library never sees data of a wrong hash. Its own look stays the one that knows how
 * Telegram signs: what it would refuse is refused.
 */
function requireSignature(initData: string, botToken: string): void {
  const pairs = new URLSearchParams(initData);
  const given = Buffer.from(pairs.get('hash') ?? '');
  pairs.delete('hash');
  const signed = [...pairs].map(([key, value]) => `${key}=${value}`).sort();
  const expected = Buffer.from(signData(signed.join('\n'), botToken));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refusal('link_invalid', 'init data with a wrong hash');
  }
  try {
    validate(initData, botToken, { expiresIn: 0 });
  } catch (error) {
    throw new Refusal('link_invalid', 'init data that is not valid', { cause: error });
  }
}

function parsed(initData: string): ReturnType<typeof parse> {
  try {
    return parse(initData);
  } catch (error) {
    throw new Refusal('link_invalid', 'init data of another form', { cause: error });
  }
}
