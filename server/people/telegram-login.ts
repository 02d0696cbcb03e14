import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, EncryptJWT, jwtDecrypt, jwtVerify } from 'jose';
import { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';

/*
 * "Log in with Telegram" (https://core.telegram.org/bots/telegram-login): OpenID Connect's authorization code flow with
 * PKCE (RFC 7636). Of libraries only jose is used: Telegram writes the audience as a number, which clients that follow
 * OpenID Connect Core to the letter refuse.
 */

export interface TelegramLoginConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Telegram's own; another stands for it in tests. */
  readonly issuer: string;
}

export const telegramIssuer = 'https://oauth.telegram.org';

/** Somebody may look for their telephone meanwhile. */
const lifeMs = 10 * 60_000;
const patienceMs = 10_000;
const audience = 'telegram-login';

/** What must be known again when somebody comes back; sealed, so that a browser can keep it. */
const Transaction = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

const Tokens = z.object({ id_token: z.string() });
const numeric = z.union([z.number().int().positive(), z.string().regex(/^\d{1,16}$/)]).transform(BigInt);
const Claims = z.object({ nonce: z.string(), id: numeric.optional(), sub: numeric.optional() });

export interface TelegramLogin {
  /**
   * Where to send a browser, and what it must bring back with the answer.
   * @param redirectUri one of those that the bot's owner has allowed at BotFather
   */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly transaction: string }>;
  /**
   * Whose Telegram it is.
   * @throws Refusal `link_invalid` when the answer is not to this question, or not Telegram's, or too late;
   *   `unavailable` when Telegram cannot be asked
   */
  finish(answer: LoginAnswer, redirectUri: string): Promise<bigint>;
}

/** With what a browser comes back. */
export interface LoginAnswer {
  readonly code: string;
  readonly state: string;
  readonly transaction: string;
}

/** @param key 256 bits that seal what the browser keeps */
export function createTelegramLogin(
  { clientId, clientSecret, issuer }: TelegramLoginConfig,
  key: Uint8Array,
  now: () => number,
): TelegramLogin {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', issuer), { timeoutDuration: patienceMs });
  const sealing = createHash('sha256').update(key).update(audience).digest();
  return {
    async begin(redirectUri) {
      const [state, nonce, verifier] = [secret(), secret(), secret()];
      const transaction = await new EncryptJWT({ state, nonce, verifier })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(audience)
        .setExpirationTime(Math.floor((now() + lifeMs) / 1000))
        .encrypt(sealing);
      const url = new URL('/auth', issuer);
      url.search = new URLSearchParams({
        ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: 'openid profile' },
        ...{ state, nonce, code_challenge_method: 'S256' },
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      }).toString();
      return { url: url.href, transaction };
    },

    async finish({ code, state, transaction }, redirectUri) {
      const asked = await unseal(transaction, sealing, now());
      if (asked.state !== state) throw new Refusal('link_invalid', 'an answer to another question');
      const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
      const idToken = await exchange(new URL('/token', issuer), `Basic ${basic.toString('base64')}`, {
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        ...{ client_id: clientId, code_verifier: asked.verifier },
      });
      return whose(idToken, { keys, issuer, clientId, nonce: asked.nonce, now: now() });
    },
  };
}

const secret = (): string => randomBytes(32).toString('base64url');

async function unseal(
  transaction: string,
  key: Uint8Array,
  now: number,
): Promise<z.infer<typeof Transaction>> {
  try {
    const { payload } = await jwtDecrypt(transaction, key, { audience, currentDate: new Date(now) });
    return Transaction.parse(payload);
  } catch (cause) {
    throw new Refusal('link_invalid', 'no question of ours, or it is too long ago', { cause });
  }
}

/** The code for the identity token (OpenID Connect Core 1.0 §3.1.3). */
async function exchange(endpoint: URL, authorization: string, form: Record<string, string>): Promise<string> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { authorization },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (cause) {
    throw new Refusal('unavailable', 'Telegram cannot be asked', { cause, retryAfterSeconds: 5 });
  }
  if (response.status >= 500) throw new Refusal('unavailable', `Telegram answers ${response.status}`);
  const tokens = Tokens.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !tokens.success) throw new Refusal('link_invalid', `the code is worth nothing`);
  return tokens.data.id_token;
}

interface Expected {
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: number;
}

/** The person of an identity token (OpenID Connect Core 1.0 §3.1.3.7). */
async function whose(idToken: string, { keys, issuer, clientId, nonce, now }: Expected): Promise<bigint> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      ...{ issuer, currentDate: new Date(now), clockTolerance: 60, maxTokenAge: lifeMs / 1000 },
      algorithms: ['RS256', 'ES256', 'EdDSA'],
    });
    const audiences = [payload.aud].flat().map(String);
    const claims = Claims.parse(payload);
    const id = claims.id ?? claims.sub;
    if (!audiences.includes(clientId) || claims.nonce !== nonce || id === undefined) {
      throw new Error('for another audience, for another question, or of nobody');
    }
    return id;
  } catch (cause) {
    throw new Refusal('link_invalid', 'no identity that Telegram vouches for', { cause });
  }
}
