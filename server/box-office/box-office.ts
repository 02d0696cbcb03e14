import type { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type {
  MoveShowBody,
  PromoCodeDraft,
  ShowBroadcasts,
  ShowChanges,
  ShowDraft,
  StaffOrder,
  StaffShow,
} from '../../protocol/admin.ts';
import type { Attention, AttentionCounts } from '../../protocol/attention.ts';
import type { HeldOrder, HoldRequest, OrderView, OwnOrders, OwnTicket } from '../../protocol/box-office.ts';
import type { IssuedTicket, ShowView, ValidateResponse } from '../../protocol/http.ts';
import type { OrderId, ShowId, TicketId } from '../../protocol/ids.ts';
import type { Actor, TicketDoors } from '../people/index.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Log } from '../platform/log.ts';
import { carryOutChange, type MoreLater, unfinishedChanges } from './changes/carry-out.ts';
import { cancelShow, moveShow } from './changes/change-show.ts';
import { showChanges } from './changes/views.ts';
import { decideMessage, markRefundDone, resolveDifference, retryRefund } from './attention/acts.ts';
import { attentionCounts, attentionLists } from './attention/lists.ts';
import { broadcast, showBroadcasts } from './broadcasts.ts';
import { cancelOrder, expireOrders, keepForPayment } from './orders/end.ts';
import { advisoryGuard, type SalesGuard } from './orders/guard.ts';
import { type HoldOptions, holdSeats } from './orders/hold.ts';
import { markOrderPaid, type OrderRequest, placeOrder } from './orders/house-orders.ts';
import { type OrderOwner, requireOwner, viewOrder } from './orders/own.ts';
import { myOrders, myTickets, passedOnTickets } from './orders/mine.ts';
import { refundOrder, type RefundRequest } from './orders/refund.ts';
import { type Charge, settle, type Settlement } from './orders/settle.ts';
import { decideStuck } from './orders/stuck.ts';
import type { ProviderName } from './payments/policy.ts';
import { prunePosters, removePoster, setPoster } from './posters/posters.ts';
import { createPromoCode, disablePromoCode, listPromoCodes } from './promo-office.ts';
import { createShow, publishShow, updateShow } from './show-office.ts';
import { findShow, listShows, showOfRoom } from './shows.ts';
import { staffOrders, staffShows } from './staff-views.ts';
import { orderTable, type Table, ticketTable } from './tables.ts';
import { createTicketDoors, validateTicket } from './tickets/doors.ts';
import { issueTickets, reissueTicket } from './tickets/issue.ts';
import { revokeTicket } from './tickets/revoke.ts';
import { claimTicket, passOnTicket, type TicketHolder } from './tickets/transfer.ts';

export interface BoxOfficeDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly secrets: Secrets;
  /** Where links point, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long seats are kept for somebody who has not paid. */
  readonly holdMinutes: number;
  /** Who takes money here: what nobody takes is not kept. */
  readonly installed: readonly ProviderName[];
  /** How long before the start a buyer may give tickets back at the latest; undefined for no limit. */
  readonly refundHours?: number | undefined;
  readonly log: Log;
  /** Spectators who are in the room of a show now; without it, nobody is. */
  readonly audienceIn?: (showId: ShowId) => Promise<number>;
  /** For a test that shows what happens without. */
  readonly guard?: SalesGuard;
}

/** Shows, orders and tickets. What each may refuse stands at the function of its name. */
export interface BoxOffice {
  listShows(): Promise<ShowView[]>;
  findShow(id: ShowId): Promise<ShowView>;
  showOfRoom(id: ShowId): Promise<ShowView>;
  placeOrder(actor: Actor, request: OrderRequest): Promise<OrderId>;
  markOrderPaid(actor: Actor, orderId: OrderId, paymentId: string): Promise<void>;
  holdSeats(
    buyer: Parameters<typeof holdSeats>[1],
    request: HoldRequest,
    options?: HoldOptions,
  ): Promise<HeldOrder>;
  cancelOrder(actor: Actor, orderId: OrderId): Promise<void>;
  /** To be called now and then. */
  expireOrders(): Promise<number>;
  keepForPayment(orderId: OrderId): Promise<boolean>;
  settle(charge: Charge): Promise<Settlement>;
  refundOrder(actor: Actor, request: RefundRequest): Promise<void>;
  createShow(actor: Actor, draft: ShowDraft): Promise<ShowId>;
  updateShow(actor: Actor, showId: ShowId, draft: ShowDraft): Promise<void>;
  publishShow(actor: Actor, showId: ShowId, published: boolean): Promise<void>;
  moveShow(actor: Actor, showId: ShowId, to: MoveShowBody): Promise<number>;
  cancelShow(actor: Actor, showId: ShowId): Promise<number>;
  carryOutChange(changeId: number, signal: AbortSignal): Promise<MoreLater | undefined>;
  unfinishedChanges(): Promise<number[]>;
  showChanges(actor: Actor, showId: ShowId): Promise<ShowChanges>;
  setPoster(actor: Actor, showId: ShowId, bytes: Buffer): Promise<string>;
  removePoster(actor: Actor, showId: ShowId): Promise<void>;
  /** To be called now and then. */
  prunePosters(): Promise<number>;
  broadcast(actor: Actor, showId: ShowId, text: string): Promise<number>;
  showBroadcasts(actor: Actor, showId: ShowId): Promise<ShowBroadcasts>;
  attentionCounts(actor: Actor): Promise<AttentionCounts>;
  attentionLists(actor: Actor): Promise<Attention>;
  retryRefund(actor: Actor, id: number): Promise<void>;
  markRefundDone(actor: Actor, id: number): Promise<void>;
  decideMessage(actor: Actor, id: number, decision: 'send' | 'drop'): Promise<void>;
  resolveDifference(actor: Actor, id: number): Promise<void>;
  orderTable(actor: Actor, which: Parameters<typeof orderTable>[2]): Promise<Table>;
  ticketTable(actor: Actor, showId: ShowId): Promise<Table>;
  staffShows(actor: Actor): Promise<StaffShow[]>;
  staffOrders(actor: Actor, search: Parameters<typeof staffOrders>[3]): Promise<StaffOrder[]>;
  decideStuck(actor: Actor, orderId: OrderId, decision: 'accept' | 'reject'): Promise<void>;
  createPromoCode(actor: Actor, draft: PromoCodeDraft): Promise<number>;
  disablePromoCode(actor: Actor, id: number): Promise<void>;
  listPromoCodes(actor: Actor): ReturnType<typeof listPromoCodes>;
  requireOwner(owner: OrderOwner, orderId: OrderId): Promise<OrderId>;
  viewOrder(orderId: OrderId): Promise<OrderView>;
  issueTickets(actor: Actor, orderId: OrderId): Promise<IssuedTicket[]>;
  reissueTicket(actor: Actor, id: TicketId): Promise<IssuedTicket>;
  revokeTicket(actor: Actor, id: TicketId): Promise<void>;
  passOnTicket(holder: TicketHolder, id: TicketId): Promise<IssuedTicket>;
  claimTicket(
    user: { readonly kind: 'user'; readonly userId: bigint },
    secret: string,
  ): Promise<IssuedTicket>;
  myTickets(userId: bigint): Promise<OwnTicket[]>;
  passedOnTickets(userId: bigint): Promise<OwnTicket[]>;
  myOrders(userId: bigint): Promise<OwnOrders>;
  validateTicket(
    actor: Actor,
    request: { readonly token: string; readonly showId: ShowId },
  ): Promise<z.infer<typeof ValidateResponse>>;
  /** What sign-in needs of tickets. */
  readonly doors: TicketDoors;
}

export function createBoxOffice(deps: BoxOfficeDeps): BoxOffice {
  const { prisma, now } = deps;
  const orders = {
    ...deps,
    guard: deps.guard ?? advisoryGuard,
    audienceIn: deps.audienceIn ?? (() => Promise.resolve(0)),
  };
  return {
    listShows: () => listShows(prisma, now()),
    findShow: (id) => findShow(prisma, id, now()),
    showOfRoom: (id) => showOfRoom(prisma, id, now()),
    placeOrder: (actor, request) => placeOrder(deps, actor, request),
    markOrderPaid: (actor, orderId, paymentId) =>
      markOrderPaid(deps, actor, { orderId, paymentId, at: new Date(now()) }),
    holdSeats: (buyer, request, options) => holdSeats(orders, buyer, request, options),
    cancelOrder: (actor, orderId) => cancelOrder(orders, actor, orderId),
    expireOrders: () => expireOrders(orders),
    keepForPayment: (orderId) => keepForPayment(orders, orderId),
    settle: (charge) => settle(orders, charge),
    refundOrder: (actor, request) => refundOrder(orders, actor, request),
    createShow: (actor, draft) => createShow(orders, actor, draft),
    updateShow: (actor, showId, draft) => updateShow(orders, actor, showId, draft),
    publishShow: (actor, showId, published) => publishShow(orders, actor, showId, published),
    moveShow: (actor, showId, to) => moveShow(orders, actor, showId, to),
    cancelShow: (actor, showId) => cancelShow(orders, actor, showId),
    carryOutChange: (changeId, signal) => carryOutChange(orders, changeId, signal),
    unfinishedChanges: () => unfinishedChanges(deps),
    showChanges: (actor, showId) => showChanges(prisma, actor, showId, new Date(now())),
    setPoster: (actor, showId, bytes) => setPoster(deps, actor, showId, bytes),
    removePoster: (actor, showId) => removePoster(deps, actor, showId),
    prunePosters: () => prunePosters(deps),
    broadcast: (actor, showId, text) => broadcast(orders, actor, showId, text),
    showBroadcasts: (actor, showId) => showBroadcasts(prisma, actor, showId),
    attentionCounts: (actor) => attentionCounts(prisma, actor, new Date(now())),
    attentionLists: (actor) => attentionLists(prisma, actor, new Date(now())),
    retryRefund: (actor, id) => retryRefund(deps, actor, id),
    markRefundDone: (actor, id) => markRefundDone(deps, actor, id),
    decideMessage: (actor, id, decision) => decideMessage(deps, actor, id, decision),
    resolveDifference: (actor, id) => resolveDifference(deps, actor, id),
    orderTable: (actor, which) => orderTable(deps, actor, which),
    ticketTable: (actor, showId) => ticketTable(deps, actor, showId),
    staffShows: (actor) => staffShows(prisma, actor, now()),
    staffOrders: (actor, search) => staffOrders(prisma, actor, now(), search),
    decideStuck: (actor, orderId, decision) => decideStuck(orders, actor, orderId, decision),
    createPromoCode: (actor, draft) => createPromoCode(prisma, actor, draft, new Date(now())),
    disablePromoCode: (actor, id) => disablePromoCode(prisma, actor, id, new Date(now())),
    listPromoCodes: (actor) => listPromoCodes(prisma, actor, new Date(now())),
    requireOwner: (owner, orderId) => requireOwner(prisma, owner, orderId),
    viewOrder: (orderId) => viewOrder(deps, orderId),
    issueTickets: (actor, orderId) => issueTickets(deps, actor, orderId),
    reissueTicket: (actor, id) => reissueTicket(deps, actor, id),
    revokeTicket: (actor, id) => revokeTicket(deps, actor, id),
    passOnTicket: (holder, id) => passOnTicket(deps, holder, id),
    claimTicket: (user, secret) => claimTicket(deps, user, secret),
    myTickets: (userId) => myTickets(deps, userId),
    passedOnTickets: (userId) => passedOnTickets(deps, userId),
    myOrders: (userId) => myOrders(deps, userId),
    validateTicket: (actor, request) => validateTicket(deps, actor, request),
    doors: createTicketDoors(deps),
  };
}
