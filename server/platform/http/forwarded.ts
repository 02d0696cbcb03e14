import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { isPrivate } from '../loopback.ts';
import { addressKey } from '../rate-limits.ts';

/**
 * Says once that a proxy stands in front which nobody trusts: everybody has its address then, and they all share the
 * limits of one. A client from outside that only claims to be a proxy is none.
 */
export function untrustedProxyNotice(log: Log): RequestHandler {
  let isTold = false;
  return (request, _response, next) => {
    const isForwarded = request.headers['x-forwarded-for'] !== undefined;
    if (!isTold && isForwarded && isPrivate(addressKey(request.socket.remoteAddress))) {
      isTold = true;
      log.warn('a proxy forwards requests and TRUST_PROXY is not set: all clients share the limits of one');
    }
    next();
  };
}
