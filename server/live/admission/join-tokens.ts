import { jwtVerify, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { InvitationId, MemberId, Role, ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';

const issuer = 'rampa';
const audience = 'join';
/** A media type of its own (RFC 8725 §3.11): no other token passes as one. */
const type = 'join+jwt';
/** From the answer of admission to the socket's handshake. */
export const joinTokenSeconds = 60;

/** What admission has found out, for the socket to trust. */
export const JoinClaims = z.object({
  /** Who asked admission: when this session ends, what came of it ends as well. */
  sessionId: z.uuid(),
  showId: ShowId,
  memberId: MemberId,
  role: Role,
  name: z.string(),
  /** SHA-256 (hex) of the tab's seat credential. */
  seatHash: z.string(),
  /** By which ticket, and which revision of it, or by which invitation. */
  ticketId: TicketId.optional(),
  ticketRevision: z.number().int().positive().optional(),
  invitationId: InvitationId.optional(),
  /** The person agreed that a connection of another device ends. */
  takeOver: z.boolean(),
});
export type JoinClaims = z.infer<typeof JoinClaims>;

/** A signed claim's times and id, in a form that survives a restart: milliseconds, since JWT dates are seconds. */
const Stamp = z.object({ jti: z.string(), issuedAtMs: z.number() });

export interface JoinTokens {
  mint(claims: JoinClaims): Promise<string>;
  /**
   * Uses a token up.
   * @throws Refusal `join_token_invalid` when it is not ours, expired, used before, or minted before this process
   *   started: which of those had been used is no longer known
   */
  spend(token: string): Promise<JoinClaims>;
}

/** Join tokens: JWT, HMAC-SHA-256, single use. `now` is milliseconds since 1970. */
export function createJoinTokens(key: Uint8Array, now: () => number): JoinTokens {
  const startedAt = now();
  /** Ids of spent tokens, oldest first, with the time at which they expire anyway. */
  const spent = new Map<string, number>();
  const forgetExpired = (): void => {
    for (const [jti, expiresAt] of spent) {
      if (expiresAt > now()) return;
      spent.delete(jti);
    }
  };
  return {
    mint: (claims) => {
      const issuedAtMs = now();
      return new SignJWT({ ...claims, issuedAtMs })
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setJti(randomUUID())
        .setExpirationTime(Math.ceil(issuedAtMs / 1000) + joinTokenSeconds)
        .sign(key);
    },
    async spend(token) {
      const options = { algorithms: ['HS256'], issuer, audience, typ: type, currentDate: new Date(now()) };
      const payload = await jwtVerify(token, key, options).then(
        (verified) => verified.payload,
        (error: unknown) => {
          throw new Refusal('join_token_invalid', 'not a valid join token', { cause: error });
        },
      );
      const { jti, issuedAtMs } = Stamp.parse(payload);
      if (issuedAtMs < startedAt) throw new Refusal('join_token_invalid', 'minted before this start');
      forgetExpired();
      // No await between asking and marking: of two handshakes with one token one wins.
      if (spent.has(jti)) throw new Refusal('join_token_invalid', 'used before');
      spent.set(jti, now() + (joinTokenSeconds + 1) * 1000);
      return JoinClaims.parse(payload);
    },
  };
}
