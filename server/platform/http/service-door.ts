import type { RequestHandler } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../../protocol/refusal.ts';
import { bearerOf } from './endpoint.ts';

/**
 * Lets only callers with the operator's service token pass. Without a token set, what lies behind does not exist.
 * @throws Refusal `not_found` when no token is set, `unauthorised` when it is not the one
 */
export function serviceDoor(token: string | undefined): RequestHandler {
  const expected = token === undefined ? undefined : digest(token);
  return (request, _response, next) => {
    if (expected === undefined) throw new Refusal('not_found', 'no service token is set');
    const given = bearerOf(request);
    // Digests have one length, so the comparison tells nothing of the token's.
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      throw new Refusal('unauthorised', 'not the service token');
    }
    next();
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
