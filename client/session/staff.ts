import { z } from 'zod';
import {
  DeskLink,
  InvitationView,
  MadeInvitation,
  MadeStaffLink,
  type NewInvitationBody,
  type NewStaffBody,
  type OrderSearch,
  OwnTie,
  type PromoCodeDraft,
  PromoCodeView,
  ReachablePeople,
  SentInvitation,
  type ShowDraft,
  StaffOrder,
  StaffShowList,
  StaffView,
} from '../../protocol/admin.ts';
import { type InvitationId, type OrderId, ShowId, type TicketId } from '../../protocol/ids.ts';
import { HttpClient } from './http.ts';
import type { Session } from './session.ts';
import { attentionApi, changesApi, filesApi, receptionApi } from './staff-office.ts';
import { upload } from './upload.ts';

/** One question of the staff to the house: `path` is what follows `/api/admin`. @throws Refusal */
export type AskStaff = <Schema extends z.ZodType>(
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  schema: Schema,
  body?: unknown,
) => Promise<z.output<Schema>>;

/** Asks with the access token of a staff session. */
export const askAs =
  (session: Session, http = new HttpClient()): AskStaff =>
  (method, path, schema, body) =>
    session.authorised((bearer) => {
      const whole = `/api/admin${path}`;
      if (method === 'get' || method === 'delete') return http[method](whole, schema, { bearer });
      return http[method](whole, body ?? {}, schema, { bearer });
    });

/** Files between the staff and the house; `path` is what follows `/api/admin`. Each throws what `AskStaff` does. */
export interface StaffFiles {
  download(path: string, body?: unknown): Promise<Blob>;
  upload<Schema extends z.ZodType>(
    path: string,
    file: Blob,
    schema: Schema,
    onProgress: (part: number) => void,
  ): Promise<z.output<Schema>>;
}

/** Files with the access token of a staff session. */
export const filesAs = (session: Session, http = new HttpClient({ timeoutMs: 120_000 })): StaffFiles => ({
  download: (path, body) =>
    session.authorised((bearer) => http.download(`/api/admin${path}`, body, { bearer })),
  upload: (path, file, schema, onProgress) =>
    session.authorised((bearer) => upload({ path: `/api/admin${path}`, file, schema, bearer, onProgress })),
});

/** An answer without content. */
const Done = z.undefined();
const Made = z.object({ id: ShowId });
const Invitations = z.object({ invitations: z.array(InvitationView) });
const Orders = z.object({ orders: z.array(StaffOrder) });
const PromoCodes = z.object({ promoCodes: z.array(PromoCodeView) });
const Staff = z.object({ staff: z.array(StaffView) });

/**
 * What the staff can ask of the house (protocol/admin.ts), each as far as their role goes.
 * @throws Refusal `forbidden` for a role that does not go so far, `session_expired`, `unavailable`, …
 */
export const staffApi = (ask: AskStaff, files: StaffFiles) => ({
  ...{ ...showsApi(ask), ...salesApi(ask), ...peopleApi(ask) },
  ...{ ...changesApi(ask), ...receptionApi(ask), ...attentionApi(ask), ...filesApi(ask, files) },
});
export type StaffApi = ReturnType<typeof staffApi>;

const showsApi = (ask: AskStaff) => ({
  /** All of them, drafts too, the latest first. */
  shows: async () => (await ask('get', '/shows', StaffShowList)).shows,
  createShow: async (draft: ShowDraft) => (await ask('post', '/shows', Made, draft)).id,
  /** @throws Refusal `bad_request` when something sold would go, `show_over` */
  updateShow: (id: ShowId, draft: ShowDraft) => ask('put', `/shows/${String(id)}`, Done, draft),
  /** @throws Refusal `bad_request` to take off what has orders, `show_over` */
  publishShow: (id: ShowId, published: boolean) =>
    ask('post', `/shows/${String(id)}/${published ? 'publish' : 'unpublish'}`, Done),
  invitations: async (id: ShowId) =>
    (await ask('get', `/shows/${String(id)}/invitations`, Invitations)).invitations,
  /** The link is in this answer and in no other. */
  invite: (id: ShowId, body: z.output<typeof NewInvitationBody>) =>
    ask('post', `/shows/${String(id)}/invitations`, MadeInvitation, body),
  /** The earlier link opens nothing any more. */
  renewInvitation: (id: InvitationId) => ask('post', `/invitations/${String(id)}/link`, MadeInvitation),
  /** One's own way to the desk, by a link that is new each time. @throws Refusal `show_over` */
  openDesk: async (id: ShowId) => (await ask('post', `/shows/${String(id)}/desk`, DeskLink)).link,
  /** People whom the bot may write to, by a part of a name or an @username. */
  searchPeople: async (search: string) =>
    (await ask('post', '/people/search', ReachablePeople, { search })).people,
  /** Makes the link anew, and the bot sends it. */
  sendInvitation: (id: InvitationId, userId: number) =>
    ask('post', `/invitations/${String(id)}/send`, SentInvitation, { userId }),
  revokeInvitation: (id: InvitationId) => ask('post', `/invitations/${String(id)}/revoke`, Done),
});

const salesApi = (ask: AskStaff) => ({
  /** The newest first, 100 at most. */
  orders: async (search: z.output<typeof OrderSearch>) =>
    (await ask('post', '/orders/search', Orders, search)).orders,
  /** Without tickets, all that are left. @throws Refusal `order_over`, `bad_request` */
  refund: (id: OrderId, tickets?: readonly TicketId[]) =>
    ask('post', `/orders/${String(id)}/refund`, Done, tickets === undefined ? {} : { tickets }),
  /** @throws Refusal `sold_out` when there are no seats to accept it with, `order_over` */
  decideStuck: (id: OrderId, decision: 'accept' | 'reject') =>
    ask('post', `/orders/${String(id)}/${decision}`, z.unknown()),
  promoCodes: async () => (await ask('get', '/promo-codes', PromoCodes)).promoCodes,
  createPromoCode: (draft: PromoCodeDraft) => ask('post', '/promo-codes', z.unknown(), draft),
  endPromoCode: (id: number) => ask('post', `/promo-codes/${String(id)}/disable`, Done),
});

const peopleApi = (ask: AskStaff) => ({
  staff: async () => (await ask('get', '/staff', Staff)).staff,
  /** The link is in this answer and in no other. */
  addStaff: (body: z.output<typeof NewStaffBody>) => ask('post', '/staff', MadeStaffLink, body),
  /** Links that were not used open nothing any more. */
  newLink: (id: number) => ask('post', `/staff/${String(id)}/link`, MadeStaffLink),
  /** The Telegram that is tied to one's own name. */
  ownTie: async () => (await ask('get', '/staff/own', OwnTie)).telegram,
  /** What came by that Telegram is signed out. @throws Refusal `not_found` when none is tied any more */
  untieTelegram: (id: number) => ask('post', `/staff/${String(id)}/untie`, Done),
  disableStaff: (id: number) => ask('post', `/staff/${String(id)}/disable`, Done),
});
