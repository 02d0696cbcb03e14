import type { ErrorRequestHandler, Response } from 'express';
import { Refusal, type RefusalCode, refusalMessage } from '../../../protocol/refusal.ts';
import type { Log } from '../log.ts';
import { isDatabaseAway } from './database-away.ts';

/** The HTTP status of a refusal; codes that only a socket answers are 400 here. */
const statuses: Partial<Record<RefusalCode, number>> = {
  not_found: 404,
  bad_request: 400,
  unauthorised: 401,
  session_expired: 401,
  join_token_invalid: 401,
  forbidden: 403,
  link_invalid: 403,
  ticket_unpaid: 403,
  ticket_wrong_show: 403,
  too_early: 403,
  removed_from_room: 403,
  was_not_there: 403,
  link_used_elsewhere: 409,
  seated_elsewhere: 409,
  house_full: 409,
  ticket_revoked: 410,
  show_over: 410,
  payload_too_large: 413,
  outdated_page: 426,
  sold_out: 409,
  too_many_held: 409,
  too_many_free: 409,
  promo_code_used_up: 409,
  order_over: 410,
  order_being_paid: 409,
  not_paid_here: 409,
  show_live: 409,
  not_a_picture: 415,
  picture_too_many_pixels: 413,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  busy: 503,
};

/** What a client is told about whatever was thrown. The original stays as `cause`. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error)) {
    return new Refusal('unavailable', 'the database is away', { cause: error, retryAfterSeconds: 5 });
  }
  const status = bodyParserStatus(error);
  if (status === 413) return new Refusal('payload_too_large', 'the body is too large', { cause: error });
  if (status !== undefined) return new Refusal('bad_request', 'the request cannot be read', { cause: error });
  return new Refusal('internal', 'unexpected error', { cause: error });
}

/** Express and its body parser mark what the client did wrong with a 4xx `status`. */
function bodyParserStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** Answers with the status and the public part of a refusal. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  if (refusal.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(Math.ceil(refusal.retryAfterSeconds)));
  }
  response.status(statuses[refusal.code] ?? 400).json({ error: refusalMessage(refusal) });
}

/** The last handler: whatever was thrown becomes a refusal; what we did not expect is logged with its stack. */
export function refusalHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = asRefusal(error);
    const about = { requestId: response.locals['requestId'] as unknown, code: refusal.code };
    if (refusal.code === 'internal')
      log.error({ ...about, err: error }, `${request.method} ${request.path} failed`);
    else log.debug(about, refusal.detail);
    // An answer that has begun cannot become another one: Express cuts the connection.
    if (response.headersSent) next(error);
    else sendRefusal(response, refusal);
  };
}
