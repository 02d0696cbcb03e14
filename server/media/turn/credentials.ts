import { createHmac } from 'node:crypto';

export interface TurnCredentialOptions {
  /** Shared with the TURN server (coturn: `static-auth-secret`). */
  readonly secret: string;
  readonly urls: readonly string[];
  readonly ttlSeconds: number;
  /** Whose credentials: counts against the server's quota and stands in its log, so no personal data. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An RTCIceServer whose credentials expire. */
export interface TurnServerAccess {
  readonly urls: string[];
  readonly username: string;
  readonly credential: string;
}

/**
 * Credentials for a TURN server by the "TURN REST API" (draft-uberti-behave-turn-rest-00): the name begins with the
 * time of expiry in seconds, the password is its HMAC-SHA-1. The server looks at them when an allocation is made: one
 * that lives outlasts them, an ICE restart needs new ones.
 */
export function turnCredentials(options: TurnCredentialOptions): TurnServerAccess {
  const expiresAt = Math.floor(options.now / 1000) + options.ttlSeconds;
  const username = `${expiresAt}:${options.name}`;
  const credential = createHmac('sha1', options.secret).update(username).digest('base64');
  return { urls: [...options.urls], username, credential };
}
