import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export interface LoginFakeOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Changes the claims of a token before it is signed. */
  readonly claims?: () => Record<string, unknown>;
}

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly userId: number;
}

/**
 * Telegram's OpenID Connect provider (https://core.telegram.org/bots/telegram-login), as far as somebody who signs in
 * meets it: a code is good once, for its own redirect address and verifier.
 */
export async function startTelegramLogin(options: LoginFakeOptions) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const codes = new Map<string, Asked>();
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server's address is this object (Node's documentation of server.address()).
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  app.get('/.well-known/jwks.json', async (_request, response) => {
    response.json({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] });
  });
  app.post('/token', express.urlencoded(), async (request, response) => {
    const form = new URLSearchParams(request.body as Record<string, string>); // as `urlencoded` leaves it
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const basic = Buffer.from(`${options.clientId}:${options.clientSecret}`).toString('base64');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isGood =
      asked !== undefined &&
      request.headers.authorization === `Basic ${basic}` &&
      form.get('redirect_uri') === asked.redirectUri &&
      verifier === asked.challenge;
    if (!isGood) return void response.status(400).json({ error: 'invalid_grant' });
    const claims = {
      ...{ iss: issuer, aud: Number(options.clientId), sub: String(asked.userId), id: asked.userId },
      ...{ nonce: asked.nonce, name: 'Вера', iat: Math.floor(Date.now() / 1000) },
      ...options.claims?.(),
    };
    // The audience is a number, as Telegram writes it and no type of a JWT allows.
    const token = await new SignJWT(claims as unknown as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid })
      .setExpirationTime('5m')
      .sign(privateKey);
    response.json({ id_token: token, access_token: 'none', token_type: 'Bearer' });
  });
  return {
    issuer,
    /** Somebody agrees on the page that they were sent to. @returns with what they are sent back */
    agree(url: string, userId: number): { readonly code: string; readonly state: string } {
      const query = new URL(url).searchParams;
      const code = randomUUID();
      codes.set(code, {
        ...{ nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '' },
        ...{ redirectUri: query.get('redirect_uri') ?? '', userId },
      });
      return { code, state: query.get('state') ?? '' };
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
