import { createHash, randomBytes } from 'node:crypto';
import type { JoinClaims } from './admission/index.ts';
import { Refusal } from '../../protocol/refusal.ts';

/** Longer than any grace: a resume token that is older finds no seat to come back to anyway. */
const lifetimeMs = 10 * 60_000;

interface Kept {
  readonly claims: JoinClaims;
  readonly expiresAt: number;
}

/**
 * Tokens with which a lost connection comes back, without the box office. Random, single use, one per member (a
 * newer one, also another device's, ends the older), kept here only as hashes: a restart forgets them, and admission
 * heals that.
 */
export class ResumeTokens {
  readonly #now: () => number;
  readonly #byHash = new Map<string, Kept>();
  readonly #hashOf = new Map<string, string>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(claims: JoinClaims): string {
    this.#sweep();
    this.revoke(claims.memberId);
    const token = randomBytes(32).toString('base64url');
    const hash = hashOf(token);
    this.#byHash.set(hash, { claims, expiresAt: this.#now() + lifetimeMs });
    this.#hashOf.set(claims.memberId, hash);
    return token;
  }

  /** @throws Refusal `join_token_invalid` for a token that is unknown, spent or too old. */
  spend(token: string): JoinClaims {
    const kept = this.#byHash.get(hashOf(token));
    if (kept === undefined) throw new Refusal('join_token_invalid', 'unknown resume token');
    this.revoke(kept.claims.memberId);
    if (kept.expiresAt <= this.#now()) throw new Refusal('join_token_invalid', 'expired resume token');
    // Whoever holds the newest token has been asked before: coming back needs no second "continue here".
    return { ...kept.claims, takeOver: false };
  }

  /** Tokens of those who never came back; all live equally long, so the oldest come first. */
  #sweep(): void {
    for (const { claims, expiresAt } of this.#byHash.values()) {
      if (expiresAt > this.#now()) return;
      this.revoke(claims.memberId);
    }
  }

  /** How many wait to be spent. */
  get size(): number {
    return this.#byHash.size;
  }

  /** Those of a session that has ended. */
  revokeSession(sessionId: string): void {
    for (const { claims } of [...this.#byHash.values()]) {
      if (claims.sessionId === sessionId) this.revoke(claims.memberId);
    }
  }

  revoke(member: string): void {
    const hash = this.#hashOf.get(member);
    if (hash === undefined) return;
    this.#hashOf.delete(member);
    this.#byHash.delete(hash);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
