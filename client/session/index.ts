import { z } from 'zod';
import { CheckReport } from '../../protocol/check.ts';
import {
  DemoDoor,
  type Door,
  HouseInfo,
  type OpenLinkRequest,
  SessionGrant,
  ShowList,
  ShowView,
  type TabSeat,
} from '../../protocol/http.ts';
import type { Role, ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { keepSeat, seatIn } from './admission.ts';
import { HttpClient } from './http.ts';
import { Session } from './session.ts';
import type { Siblings } from './siblings.ts';
import { type KeyValueStore, scoped, tabStore } from './storage.ts';
import { finishTelegramLogin, type LoginReturn } from './telegram-login.ts';
import { tabSiblings } from './tab-siblings.ts';

export { type AccountApi, accountApi, handOver, passOn } from './account.ts';
export { TelegramDoor } from './telegram-door.ts';
export { askAdmission, type AdmissionAsk } from './admission.ts';
export { CheckoutKey } from './checkout-key.ts';
export { HttpClient, type CallOptions, type Fetch, type HttpOptions } from './http.ts';
export { type KeptOrder, OrderBook } from './order-book.ts';
export {
  type AccountOrder,
  cancelOrder,
  holdSeats,
  type OpenOrder,
  payDemo,
  refundOrder,
  starsInvoice,
  viewOrder,
} from './orders.ts';
export { Session } from './session.ts';
export { type AskStaff, askAs, filesAs, type StaffApi, staffApi, type StaffFiles } from './staff.ts';
export {
  beginTelegramLogin,
  type LoginPurpose,
  type LoginReturn,
  telegramReturn,
  tieTelegram,
} from './telegram-login.ts';
export { type KeyValueStore, lastingStore, memoryStore, scoped, tabStore } from './storage.ts';

/** Where a session is kept: `scope` names it within the tab, since several roles may live in one. */
export interface SessionPlace {
  readonly scope: string;
  readonly http?: HttpClient;
  readonly storage?: KeyValueStore;
  readonly siblings?: Siblings;
}

/** The sessions of this page: the access token of an opened link must not be asked for twice. */
const opened = new Map<string, Promise<Session | null>>();

const dependenciesOf = ({
  scope,
  http = new HttpClient(),
  storage = tabStore(),
  siblings = tabSiblings(),
}: SessionPlace) => ({
  http,
  siblings,
  store: scoped(storage, scope),
});

/**
 * Spends a ticket link or an invitation and keeps the session under `scope`. Call after a tap, never on load.
 * @throws Refusal `link_invalid`, `link_used_elsewhere` (ask, then again with `takeOver`), `unavailable`, …
 */
export async function openLink(link: OpenLinkRequest, place: SessionPlace): Promise<Session> {
  const session = await Session.open(dependenciesOf(place), link);
  opened.set(place.scope, Promise.resolve(session));
  return session;
}

/** Signs one of the staff in by what Telegram sent them back with. @throws Refusal as `finishTelegramLogin` */
export async function finishStaffLogin(answer: LoginReturn['answer'], place: SessionPlace): Promise<Session> {
  const session = await finishTelegramLogin(answer, dependenciesOf(place));
  opened.set(place.scope, Promise.resolve(session));
  return session;
}

/**
 * Exchanges a Mini App's init data for a session, once, and keeps it under `scope`.
 * @throws Refusal `link_invalid` for init data that is old or was used, `unavailable`
 */
export async function openTelegram(initData: string, place: SessionPlace): Promise<Session> {
  const dependencies = dependenciesOf(place);
  const grant = await dependencies.http.post('/api/sessions/telegram', { initData }, SessionGrant);
  const session = Session.begin(dependencies, grant);
  opened.set(place.scope, Promise.resolve(session));
  return session;
}

/** Scopes of what may be handed over. */
const scopes = { user: 'user', ticket: 'ticket', invitation: 'invitation', staff: 'staff' } as const;

/**
 * Spends a hand-over from another window: session and seat go on in this tab. Call after a tap.
 * @throws Refusal `link_invalid` for one that is used or older than a minute, `unavailable`
 */
export async function openHandover(
  secret: string,
  place: Omit<SessionPlace, 'scope'> = {},
): Promise<{ readonly door: Door; readonly seat: TabSeat | undefined }> {
  const { http } = dependenciesOf({ ...place, scope: 'user' });
  const { seat, ...grant } = await http.post(
    '/api/sessions/link',
    { kind: 'handover', secret } satisfies OpenLinkRequest,
    SessionGrant,
  );
  const scope = scopes[grant.door.kind];
  const dependencies = dependenciesOf({ ...place, scope });
  opened.set(scope, Promise.resolve(Session.begin(dependencies, grant)));
  if (seat !== undefined) keepSeat(dependencies.store, seat);
  return { door: grant.door, seat };
}

/** The seat that this tab has in a room. */
export function seatOf(place: SessionPlace, showId: ShowId): TabSeat | undefined {
  const seat = seatIn(dependenciesOf(place).store, showId);
  return seat === null ? undefined : { showId, seat };
}

/**
 * The session of this tab and scope, from memory or, after a reload, from its refresh token; `null` for none.
 * @throws Refusal `unavailable` when the house was not reached.
 */
export function restoreSession(place: SessionPlace): Promise<Session | null> {
  const known = opened.get(place.scope);
  if (known !== undefined) return known.then((session) => (session?.over === true ? null : session));
  const restored = Session.restore(dependenciesOf(place));
  opened.set(place.scope, restored);
  // Neither a failure nor an absence is worth remembering: the next asking may find more.
  const forget = (): void => {
    if (opened.get(place.scope) === restored) opened.delete(place.scope);
  };
  restored.then((session) => {
    if (session === null) forget();
  }, forget);
  return restored;
}

/** Ends the session of a scope in this tab. */
export async function forgetSession(place: SessionPlace): Promise<void> {
  const known = opened.get(place.scope);
  opened.delete(place.scope);
  scoped(place.storage ?? tabStore(), place.scope).remove('refresh');
  (await known?.catch(() => null))?.forget();
}

/** Signs this device out: the house forgets the session too, as far as it can be reached. */
export async function endSession(place: SessionPlace): Promise<void> {
  const { http, store } = dependenciesOf(place);
  const refresh = store.get('refresh');
  await forgetSession(place);
  if (refresh === null) return;
  // Without an answer this device has forgotten it all the same.
  await http.post('/api/sessions/end', { refresh }, z.undefined()).catch(() => undefined);
}

/** The shows on the bill. */
export const listShows = async (http = new HttpClient(), signal?: AbortSignal): Promise<ShowView[]> =>
  (await http.get('/api/shows', ShowList, optional(signal))).shows;

/** One show. @throws Refusal `not_found`. */
export const showById = (id: ShowId, http = new HttpClient(), signal?: AbortSignal): Promise<ShowView> =>
  http.get(`/api/shows/${String(id)}`, ShowView, optional(signal));

/** What the start page must know of this installation. */
export const houseInfo = (http = new HttpClient(), signal?: AbortSignal): Promise<HouseInfo> =>
  http.get('/api/house', HouseInfo, optional(signal));

/**
 * The report of a device check, for the cast.
 * @throws Refusal `not_found` for an unknown code, and for whoever may not look
 */
export async function reportByCode(code: string, place: SessionPlace): Promise<CheckReport> {
  const { http } = dependenciesOf(place);
  const session = await restoreSession(place);
  if (session === null) throw new Refusal('session_expired', 'no session in this tab');
  const path = `/api/check/reports/${encodeURIComponent(code)}`;
  return session.authorised((bearer) => http.get(path, CheckReport, { bearer }));
}

/** A fresh door into the demo show. @throws Refusal `not_found` outside the demo. */
export const demoDoor = (role: Role, http = new HttpClient()): Promise<DemoDoor> =>
  http.post('/api/demo/doors', { role }, DemoDoor);

const optional = (signal?: AbortSignal): { signal?: AbortSignal } => (signal === undefined ? {} : { signal });
