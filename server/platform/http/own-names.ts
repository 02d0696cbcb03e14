import type { Request, RequestHandler } from 'express';
import { isIP } from 'node:net';
import { Refusal } from '../../../protocol/refusal.ts';
import { isLoopback } from '../loopback.ts';

/** The host name or address that a request was made to, without its port; empty when it says none. */
export const nameAskedFor = ({ headers }: Pick<Request, 'headers'>): string =>
  URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? '';

/**
 * Lets nobody in who came under a name that is not ours. A browser tells sites apart by their names, and anybody may
 * let a name of theirs lead to this machine (DNS rebinding): a page of theirs would then ask our doors as if it were
 * ours. An address is nobody's to lead elsewhere.
 * @param names under which people come here, besides loopback and every address
 */
export function onlyUnderOwnNames(names: readonly string[]): RequestHandler {
  const own = new Set(names.map((name) => name.toLowerCase()));
  return (request, _response, next) => {
    const name = nameAskedFor(request);
    const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0;
    if (!isAddress && !isLoopback(name) && !own.has(name)) {
      throw new Refusal('forbidden', `asked for under the name ${name}`);
    }
    next();
  };
}
