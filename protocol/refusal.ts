/**
 * Why the house says no. Each code has a text for people in both languages (locales, key `refusal-<code>`);
 * a client decides by the code, never by a text.
 */
export const refusalCodes = [
  // doors
  'not_found',
  'bad_request',
  'unauthorised',
  'forbidden',
  'session_expired',
  'link_invalid',
  'link_used_elsewhere',
  'ticket_revoked',
  'ticket_unpaid',
  'ticket_wrong_show',
  'too_early',
  'show_over',
  'house_full',
  'house_locked',
  'removed_from_room',
  'seated_elsewhere',
  'join_token_invalid',
  'outdated_page',
  'too_many_requests',
  'payload_too_large',
  'unavailable',
  'internal',
  // the box office
  'not_on_sale',
  'sold_out',
  'too_many_held',
  'too_many_free',
  'busy',
  'promo_code_unknown',
  'promo_code_unfit',
  'promo_code_used_up',
  'promo_code_needs_account',
  'order_over',
  'order_being_paid',
  'not_paid_here',
  'refund_over',
  'balance_spent',
  'show_live',
  'start_past',
  'not_a_picture',
  'picture_too_many_pixels',
  // the room
  'not_a_member',
  'wrong_phase',
  'wrong_standing',
  'stage_full',
  'unknown_member',
  'invitation_over',
  'chat_closed',
  'chat_slow',
  'chat_silenced',
  'unknown_line',
  'was_not_there',
  // media
  'media_not_allowed',
  'media_parameters_invalid',
  'media_unknown',
  'media_failed',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** True for a string that is one of the codes of this version of the protocol. */
export const isRefusalCode = (code: string): code is RefusalCode =>
  (refusalCodes as readonly string[]).includes(code);

/**
 * The one error that crosses a boundary: a `code` for the program, its text for a person (by the code), and a
 * `detail` for the log alone. `retryAfterSeconds` is set where trying again later can help.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly detail: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: RefusalCode,
    detail: string,
    options: { cause?: unknown; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(`${code}: ${detail}`, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** What is sent instead of a `Refusal`: neither detail nor stack leaves the server. */
export interface RefusalMessage {
  readonly code: RefusalCode;
  readonly retryAfterSeconds?: number;
}

/** The part of a refusal that a client may see. */
export function refusalMessage(refusal: Refusal): RefusalMessage {
  return refusal.retryAfterSeconds === undefined
    ? { code: refusal.code }
    : { code: refusal.code, retryAfterSeconds: refusal.retryAfterSeconds };
}
