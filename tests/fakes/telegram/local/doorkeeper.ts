import type { RequestHandler } from 'express';

const loopback: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Lets in this machine's own page alone. Another page in the same browser, such as the Mini App in the frame, is told
 * apart by its origin; a name that somebody pointed at this machine, by the host.
 */
export function onlyOwnPage(address: string): RequestHandler {
  const { host, origin } = new URL(address);
  return (request, response, next) => {
    const sender = request.headers.origin;
    const isOwn = sender === undefined ? request.method === 'GET' : sender === origin;
    if (loopback.has(request.socket.remoteAddress) && request.headers.host === host && isOwn) next();
    else response.status(403).json({ error: 'only the page of this Telegram may ask' });
  };
}
