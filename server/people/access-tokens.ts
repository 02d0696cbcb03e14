import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { InvitationId, TicketId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { Principal } from './principals.ts';

const issuer = 'rampa';
const audience = 'access';
/** Media type of access tokens (RFC 9068 §2.1): a join token can never pass as one. */
const type = 'at+jwt';
/** A stolen access token is good for this long at most. */
const lifeMs = 10 * 60_000;

/** Who asks, and by which session. */
export interface SignedIn {
  readonly sessionId: string;
  readonly principal: Principal;
}

const Claims = z.object({
  sid: z.uuid(),
  principal: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ticket'), ticketId: TicketId, revision: z.number().int().positive() }),
    z.object({ kind: z.literal('invitation'), invitationId: InvitationId }),
    z.object({
      kind: z.literal('user'),
      userId: z
        .string()
        .regex(/^\d{1,19}$/)
        .transform(BigInt),
    }),
    z.object({ kind: z.literal('staff'), staffId: z.number().int().positive() }),
  ]),
});

export interface AccessTokens {
  mint(who: SignedIn): Promise<{ access: string; accessExpiresAt: number }>;
  /**
   * Who a bearer token speaks for. That the session has not ended meanwhile is not looked up.
   * @throws Refusal `unauthorised` without a token of ours, `session_expired` for one that was
   */
  verify(token: string | undefined): Promise<SignedIn>;
}

/** Access tokens: JWT, HMAC-SHA-256. `now` is milliseconds since 1970. */
export function createAccessTokens(key: Uint8Array, now: () => number): AccessTokens {
  return {
    async mint({ sessionId, principal }) {
      const issuedAt = Math.floor(now() / 1000);
      const expiresAt = issuedAt + lifeMs / 1000;
      const access = await new SignJWT({ sid: sessionId, principal: serialisable(principal) })
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { access, accessExpiresAt: expiresAt * 1000 };
    },
    async verify(token) {
      if (token === undefined) throw new Refusal('unauthorised', 'no access token');
      try {
        const options = { algorithms: ['HS256'], issuer, audience, typ: type, currentDate: new Date(now()) };
        const { payload } = await jwtVerify(token, key, options);
        const { sid, principal } = Claims.parse(payload);
        return { sessionId: sid, principal };
      } catch (error) {
        if (error instanceof errors.JWTExpired) {
          throw new Refusal('session_expired', 'the access token has expired', { cause: error });
        }
        throw new Refusal('unauthorised', 'not an access token of ours', { cause: error });
      }
    },
  };
}

/** JSON has no bigint. */
const serialisable = (principal: Principal): object =>
  principal.kind === 'user' ? { ...principal, userId: String(principal.userId) } : principal;
