import { z } from 'zod';
import { Instant, InvitationId, MemberId, OrderId, PersonName, Role, ShowId, TicketId } from './ids.ts';
import { IceServer, RtpCapabilities } from './media.ts';
import { Money } from './money.ts';
import { PersonLanguage } from './people.ts';
import { refusalCodes } from './refusal.ts';

/** The body of every HTTP answer that is not 2xx. */
export const ErrorBody = z.object({
  error: z.object({ code: z.enum(refusalCodes), retryAfterSeconds: z.number().positive().optional() }),
});

export const PriceCategoryView = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  /** In each currency that it can be paid in. */
  prices: z.array(Money),
  /** Seats that can be bought now; told of one show on sale, not in the list. */
  left: z.number().int().nonnegative().optional(),
});

/** One person of the programme, in order of appearance. */
export const CastCredit = z.object({ name: z.string(), part: z.string().nullable() });

/** What anybody may know of a show: `GET /api/shows`, `GET /api/shows/:showId`. */
export const ShowView = z.object({
  id: ShowId,
  title: z.string(),
  description: z.string(),
  startsAt: Instant,
  /** When the doors are to open; the stage manager opens them, and may do so earlier or later. */
  doorsAt: Instant,
  durationMinutes: z.number().int().positive(),
  /** IANA zone of the theatre, shown under the visitor's own time. */
  timeZone: z.string(),
  language: z.string(),
  posterUrl: z.string().nullable(),
  takesPart: z.boolean(),
  cast: z.array(CastCredit),
  categories: z.array(PriceCategoryView),
  status: z.enum(['upcoming', 'live', 'finished', 'cancelled']),
});
export type ShowView = z.infer<typeof ShowView>;
export const ShowList = z.object({ shows: z.array(ShowView) });

/** A secret out of a link's fragment: 256 bits, base64url. */
export const LinkSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The seat credential of a tab (`Admission.seat`), with the show that it is of. */
export const TabSeat = z.object({ showId: ShowId, seat: LinkSecret });
export type TabSeat = z.infer<typeof TabSeat>;

/**
 * `POST /api/handovers` (bearer access token of a user, a ticket or an invitation): a link that goes on with the same in
 * another browser. With the `seat` of this tab the other browser takes it over without being asked. A user and a ticket
 * stay signed in here; an invitation moves along.
 */
export const HandoverRequest = z.object({ seat: TabSeat.optional() });
export const Handover = z.object({ link: z.url() });

/** `POST /api/sessions/link`: spends a link after a tap, so that a preview robot cannot. */
export const OpenLinkRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), secret: LinkSecret }),
  /**
   * The first session to use an invitation holds it. While that session lives, another device is answered 409
   * `link_used_elsewhere` until it says `takeOver`, which ends the first session and is told to the desk.
   */
  z.object({ kind: z.literal('invitation'), secret: LinkSecret, takeOver: z.boolean().default(false) }),
  /** Works once: the next device needs a link of its own. */
  z.object({ kind: z.literal('staff'), secret: LinkSecret }),
  /** Out of Telegram's window: works once, within a minute. The answer holds the seat that goes along. */
  z.object({ kind: z.literal('handover'), secret: LinkSecret }),
]);
export type OpenLinkRequest = z.input<typeof OpenLinkRequest>;

/**
 * `POST /api/sessions/telegram`: Mini App init data, https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 * It opens one session. If the answer is lost, the same works once more within 30 s, in the place of the first; any later
 * use is answered 403 `link_invalid`: a page that is loaded anew goes on with its refresh token.
 */
export const OpenTelegramRequest = z.object({ initData: z.string().min(1).max(8192) });

/** `POST /api/login/telegram`: where to go, and what to bring back (https://core.telegram.org/bots/telegram-login). */
export const TelegramLoginBegun = z.object({ url: z.url(), transaction: z.string() });
export type TelegramLoginBegun = z.infer<typeof TelegramLoginBegun>;
/** `POST /api/login/telegram/finish` (answers a `SessionGrant`) and `…/tie` (204, bearer of one of the staff). */
export const TelegramLoginAnswer = z.object({
  code: z.string().min(1).max(2048),
  state: z.string().min(1).max(256),
  transaction: z.string().min(1).max(4096),
});

/**
 * `POST /api/sessions/refresh`. The answer holds a new refresh token. If the answer is lost, the old token works once
 * more within 30 s; any later use of an old token ends the whole session. One request at a time, please.
 */
export const RefreshRequest = z.object({ refresh: LinkSecret });

/**
 * `POST /api/sessions/end`: signs this device out; 204, also when the session has ended before. The refresh token is
 * the credential, so that a page whose access token has expired can still say goodbye.
 */
export const EndSessionRequest = RefreshRequest;

/** What a session opens. A ticket link opens one ticket and nothing else. */
export const Door = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    showId: ShowId,
    ticketId: TicketId,
    category: z.string(),
    /** Text of the QR code at the theatre's door (Ed25519-signed: kid, show, ticket, revision). */
    qr: z.string(),
  }),
  z.object({
    kind: z.literal('invitation'),
    showId: ShowId,
    invitationId: InvitationId,
    role: z.enum(['actor', 'director']),
    name: z.string(),
  }),
  z.object({
    kind: z.literal('user'),
    firstName: z.string(),
    /** What they have chosen; null for whoever has not. */
    language: PersonLanguage.nullable(),
  }),
  z.object({
    kind: z.literal('staff'),
    staffId: z.number().int().positive(),
    name: z.string(),
    role: z.enum(['owner', 'box_office', 'director']),
  }),
]);
export type Door = z.infer<typeof Door>;

/**
 * Answer of `POST /api/sessions/link`, `…/telegram` and `…/refresh`. `access` goes into `Authorization: Bearer`, kept in
 * memory only; once it has expired, requests are answered 401 `session_expired`: refresh, then ask again.
 */
export const SessionGrant = z.object({
  access: z.string(),
  accessExpiresAt: Instant,
  refresh: z.string(),
  door: Door,
  /** Handed over from another window: say it when asking admission to its show. */
  seat: TabSeat.optional(),
});
export type SessionGrant = z.infer<typeof SessionGrant>;

/**
 * `POST /api/shows/:showId/admission` (bearer access token). `seat` is the tab's seat credential from an earlier
 * admission: with it the same tab comes back silently. Without it, while another device is connected, the answer is
 * 409 `seated_elsewhere` until `takeOver` is said.
 */
export const AdmissionRequest = z.object({
  seat: LinkSecret.optional(),
  takeOver: z.boolean().default(false),
  name: PersonName.optional(),
});
export type AdmissionRequest = z.input<typeof AdmissionRequest>;

export const Admission = z.object({
  /** JWT, 60 s, single use, for the socket's handshake. */
  joinToken: z.string(),
  /** Seat credential of this tab: kept in its sessionStorage, apart from identity. */
  seat: LinkSecret,
  memberId: MemberId,
  role: Role,
  name: z.string(),
  rtpCapabilities: RtpCapabilities,
  iceServers: z.array(IceServer),
  show: ShowView,
});
export type Admission = z.infer<typeof Admission>;

/**
 * `POST /api/tickets/validate` (service token). `token` is a link's secret or the text of a QR code. Of several reasons
 * to refuse, the verdict is the first of: unknown, wrong_show, revoked, unpaid, over, too_early.
 */
export const ValidateRequest = z.object({ token: z.string().min(1).max(1024), showId: ShowId });
export const verdicts = ['ok', 'unknown', 'wrong_show', 'unpaid', 'revoked', 'too_early', 'over'] as const;
export type Verdict = (typeof verdicts)[number];
export const ValidateResponse = z.object({
  verdict: z.enum(verdicts),
  ticket: z.object({ id: TicketId, showId: ShowId, category: z.string(), seated: z.boolean() }).optional(),
});

/** A ticket as its holder gets it. */
export const IssuedTicket = z.object({
  id: TicketId,
  revision: z.number().int().positive(),
  link: z.url(),
  qr: z.string(),
});
export type IssuedTicket = z.infer<typeof IssuedTicket>;

/** `POST /api/tickets/generate` (service token): the tickets of a paid order; asked again, the same tickets. */
export const GenerateRequest = z.object({ orderId: OrderId });
export const GenerateResponse = z.object({ tickets: z.array(IssuedTicket) });

/**
 * `POST /api/tickets/revoke` (service token): 204; the seat is closed within a second. `POST /api/tickets/reissue`
 * answers an `IssuedTicket` with a raised revision: the earlier link and QR code open nothing any more.
 */
export const TicketRequest = z.object({ ticketId: TicketId });

/** `POST /api/demo/doors` (demo mode only): fresh links into the demo show. */
export const DemoDoorRequest = z.object({ role: Role });
export const DemoDoor = z.object({
  showId: ShowId,
  kind: z.enum(['ticket', 'invitation']),
  secret: LinkSecret,
  /** The same door as a link for another tab or phone; relative to the page's origin. */
  path: z.string(),
});
export type DemoDoor = z.infer<typeof DemoDoor>;
/**
 * `POST /api/demo/simulate` (a demo that the Internet cannot reach, callers on its own machine): a fault on request. All media workers are killed, all sockets of a room
 * are cut, or all its members' media paths are lost. (A page forces TURN by itself: `?simulate=force-turn`.)
 */
export const simulatedFaults = ['worker-death', 'signal-drop', 'ice-loss'] as const;
export type SimulatedFault = (typeof simulatedFaults)[number];
export const SimulateRequest = z.object({ showId: ShowId, fault: z.enum(simulatedFaults) });

/** What one can pay with: Telegram's Stars; `demo` plays it. */
export const paymentProviders = ['stars', 'demo'] as const;
export type PaymentProvider = (typeof paymentProviders)[number];

/** Where somebody buys: in Telegram's window, or in a browser. */
export const surfaces = ['telegram', 'web'] as const;
export type Surface = (typeof surfaces)[number];

/** `GET /api/house`: what the start page must know of this installation. */
export const HouseInfo = z.object({
  demo: z.boolean(),
  /** Addresses on the local network that a phone can open (demo with --lan), else empty. */
  lanUrls: z.array(z.string()),
  protocolVersion: z.number().int(),
  /** Music of the house for the time before the beginning and the interval; `null` where the theatre has none. */
  musicUrl: z.string().nullable(),
  /** Whether the staff can sign in by their Telegram. */
  telegramLogin: z.boolean(),
  /** What may be paid with where; with none, tickets are not sold there. */
  payments: z.record(z.enum(surfaces), z.array(z.enum(paymentProviders))),
  /** The bot in Telegram, as a link to it; `null` without one, and until Telegram has said what it is called. */
  botLink: z.url().nullable(),
});
export type HouseInfo = z.infer<typeof HouseInfo>;
