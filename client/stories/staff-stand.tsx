import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  type InvitationView,
  type PromoCodeView,
  type ShowBroadcasts,
  type ShowChanges,
  StaffOrder,
  StaffShow,
  type StaffTelegram,
  type StaffView,
} from '../../protocol/admin.ts';
import type { Attention } from '../../protocol/attention.ts';
import { InvitationId } from '../../protocol/ids.ts';
import type { Reception, Reviews } from '../../protocol/reception.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { StaffRole } from '../pages/staff/powers.ts';
import { StaffProvider } from '../pages/staff/staff-context.tsx';
import { StaffPlace, type StaffPlaceName } from '../pages/staff/staff-frame.tsx';
import {
  attentionCountQuery,
  attentionQuery,
  broadcastsQuery,
  changesQuery,
  invitationsQuery,
  ordersQuery,
  ownTieQuery,
  peopleQuery,
  promoCodesQuery,
  receptionQuery,
  reviewsQuery,
  staffShowsQuery,
} from '../pages/staff/staff-queries.ts';
import { type AskStaff, staffApi, type StaffFiles } from '../session/index.ts';
import { Page } from '../ui/page.tsx';
import type { Scene } from './house-scenes.tsx';
import { refundOf } from './orders.ts';
import { onSale } from './people.ts';

/** A house that never answers: what the screens ask of it is answered already, or waited for. */
const silent: AskStaff = () => new Promise(() => undefined);
const noFiles: StaffFiles = { download: () => silentFor(), upload: () => silentFor() };
const silentFor = (): Promise<never> => new Promise(() => undefined);
export const away: AskStaff = () => Promise.reject(new Refusal('unavailable', 'of a story'));

export const show = (change: Partial<Record<keyof StaffShow, unknown>> = {}): StaffShow => {
  const { id, title, description, startsAt, durationMinutes, timeZone, language, takesPart, cast } = onSale;
  return StaffShow.parse({
    ...{ id, title, description, startsAt, durationMinutes, timeZone, language, takesPart, cast },
    ...{
      doorsMinutes: 30,
      capacity: 80,
      published: true,
      status: 'upcoming',
      sold: 29,
      left: 51,
      givenBack: 0,
    },
    posterUrl: null,
    categories: onSale.categories.map((category, index) => ({
      ...category,
      ...{ capacity: index === 0 ? 30 : null, sold: index === 0 ? 27 : 0, left: 3 },
    })),
    ...change,
  });
};
export const shows = [
  show(),
  show({ id: 4, title: 'Дядя Ваня. Читка с самым длинным названием сезона', published: false, sold: 0 }),
  show({ id: 5, title: 'Гроза', status: 'live', startsAt: Date.now() - 1_800_000, sold: 80 }),
  show({ id: 6, title: 'Лес', status: 'finished', startsAt: Date.now() - 86_400_000 }),
  show({ id: 7, title: 'Бесприданница', status: 'cancelled', sold: 0, givenBack: 29 }),
];

const invitation = (
  id: number,
  change: { role?: 'actor' | 'director'; name?: string; used?: boolean; revoked?: boolean } = {},
): (typeof InvitationView)['_output'] => ({
  ...{ id: InvitationId.parse(id), role: 'actor', name: 'Анна Светлова', used: false, revoked: false },
  expiresAt: Date.now() + 90 * 86_400_000,
  ...change,
});
export const invitations = [
  invitation(1, { role: 'director', name: 'Лев Рампов', used: true }),
  invitation(2),
  invitation(3, { name: 'Вера Длиннофамильная-Задунайская', revoked: true }),
];

export const order = (id: number, change: Partial<Record<keyof StaffOrder, unknown>> = {}): StaffOrder =>
  StaffOrder.parse({
    ...{ id, showId: onSale.id, show: onSale.title, buyer: '@boris', status: 'paid', amount: 300_000 },
    ...{
      credit: 0,
      currency: 'RUB',
      seats: 2,
      promoCode: null,
      createdAt: Date.now() - 7_200_000,
      paidAt: Date.now(),
    },
    payments: [{ provider: 'demo', reference: 'd2a6f0c4-7b1e', amount: 300_000, currency: 'RUB' }],
    refunds: [],
    tickets: [41, 42].map((number) => ({ id: number, revision: 1, revoked: false })),
    refund: refundOf([{ id: 41 }, { id: 42 }]),
    ...change,
  });
export const orders = [
  order(14, { status: 'stuck', tickets: [], refund: null, buyer: null }),
  order(13, { promoCode: 'ПРЕМЬЕРА' }),
  order(12, {
    status: 'partially_refunded',
    amount: 200_000,
    credit: 100_000,
    payments: [{ provider: 'stars', reference: 'stxAbC09', amount: 200_000, currency: 'RUB' }],
    refunds: [
      { id: 1, amount: 100_000, way: 'balance', taken: 0, reason: 'staff', status: 'done' },
      { id: 2, amount: 50_000, way: 'charge', taken: 0, reason: 'staff', status: 'sending' },
    ],
    tickets: [
      { id: 39, revision: 1, revoked: true },
      { id: 40, revision: 1, revoked: false },
    ],
    refund: refundOf([{ id: 40 }]),
  }),
  order(11, { status: 'expired', payments: [], tickets: [], refund: null, buyer: null }),
  order(10, {
    tickets: [37, 38].map((number) => ({ id: number, revision: 1, revoked: true })),
    refund: { all: { tickets: 0, charge: 300_000, balance: 0, taken: 0 }, each: [] },
  }),
];

type PromoCode = (typeof PromoCodeView)['_output'];
const promoCode = (id: number, change: Partial<PromoCode> = {}): PromoCode => ({
  ...{ id, code: 'ПРЕМЬЕРА', kind: 'percent', value: 10, currency: null, limitTotal: null },
  ...{
    limitPerPerson: null,
    validFrom: null,
    validUntil: null,
    minQuantity: 1,
    showIds: [],
    categoryIds: [],
  },
  ...{ disabled: false, used: 3 },
  ...change,
});
export const promoCodes = [
  promoCode(3),
  promoCode(2, { code: 'ДРУЗЬЯ_ТЕАТРА-2026', kind: 'fixed', value: 50_000, currency: 'RUB', limitTotal: 20 }),
  promoCode(1, { code: 'PRESS', kind: 'free', value: 0, disabled: true, showIds: [onSale.id] }),
];

type Person = (typeof StaffView)['_output'];
export const tie: StaffTelegram = { name: 'Лев Рампов', username: 'lev_rampov' };
export const people: readonly Person[] = [
  {
    id: 1,
    name: 'Лев Рампов',
    role: 'owner',
    disabled: false,
    lastSeen: Date.now() - 3_600_000,
    telegram: tie,
  },
  {
    id: 2,
    name: 'Вера Длиннофамильная-Задунайская',
    role: 'box_office',
    disabled: false,
    lastSeen: null,
    telegram: { name: null, username: null },
  },
  {
    id: 3,
    name: 'Пётр Кулисов',
    role: 'director',
    disabled: true,
    lastSeen: Date.now() - 86_400_000,
    telegram: null,
  },
];

export interface Told {
  readonly role?: StaffRole;
  readonly place?: StaffPlaceName;
  readonly ask?: AskStaff;
  readonly shows?: readonly StaffShow[];
  readonly orders?: readonly StaffOrder[];
  readonly promoCodes?: readonly PromoCode[];
  readonly people?: readonly Person[];
  /** Of whoever is at work. */
  readonly ownTie?: StaffTelegram | null;
  readonly invitations?: readonly ReturnType<typeof invitation>[];
  readonly changes?: ShowChanges;
  readonly reception?: Reception;
  /** Without them, they are waited for. */
  readonly reviews?: Reviews;
  readonly broadcasts?: ShowBroadcasts;
  readonly attention?: Attention;
  /** What the badge says. */
  readonly waiting?: number;
}

const noChanges: ShowChanges = { changes: [], orders: 0, holds: 0, money: [], balance: [], taken: [] };
const noBroadcasts: ShowBroadcasts = { reachable: 0, unreachable: 0, anonymous: 0, broadcasts: [] };

/** A page of the staff with what the house has told it. */
function AtWork({ told, children }: { readonly told: Told; readonly children: ReactNode }) {
  const { role = 'owner', place = 'shows', ask = silent } = told;
  const [{ api, queries }] = useState(() => {
    const made = { api: staffApi(ask, noFiles), queries: new QueryClient() };
    made.queries.setDefaultOptions({ queries: { staleTime: Infinity, retry: false } });
    if (told.shows) made.queries.setQueryData(staffShowsQuery(made.api).queryKey, [...told.shows]);
    if (told.orders) made.queries.setQueryData(ordersQuery(made.api, {}).queryKey, told.orders);
    if (told.promoCodes) {
      made.queries.setQueryData(promoCodesQuery(made.api).queryKey, [...told.promoCodes]);
    }
    if (told.people) made.queries.setQueryData(peopleQuery(made.api).queryKey, [...told.people]);
    made.queries.setQueryData(ownTieQuery(made.api).queryKey, told.ownTie ?? null);
    for (const { id } of told.shows ?? []) {
      if (told.invitations) {
        made.queries.setQueryData(invitationsQuery(made.api, id).queryKey, [...told.invitations]);
      }
      if (told.reception) made.queries.setQueryData(receptionQuery(made.api, id).queryKey, told.reception);
      if (told.reviews) {
        const pages = { pages: [told.reviews], pageParams: [null] };
        made.queries.setQueryData(reviewsQuery(made.api, id).queryKey, pages);
      }
      made.queries.setQueryData(changesQuery(made.api, id).queryKey, told.changes ?? noChanges);
      made.queries.setQueryData(broadcastsQuery(made.api, id).queryKey, told.broadcasts ?? noBroadcasts);
    }
    if (told.attention) made.queries.setQueryData(attentionQuery(made.api).queryKey, told.attention);
    made.queries.setQueryData(attentionCountQuery(made.api).queryKey, told.waiting ?? 0);
    return made;
  });
  return (
    <QueryClientProvider client={queries}>
      <StaffProvider door={{ kind: 'staff', staffId: 1, name: 'Лев Рампов', role }} api={api}>
        <Page>
          <StaffPlace place={place}>{children}</StaffPlace>
        </Page>
      </StaffProvider>
    </QueryClientProvider>
  );
}

/** A screen of the staff, with what the house has told it. */
export const scene = (screen: ReactNode, told: Told = {}): Scene => ({
  screen: <AtWork told={told}>{screen}</AtWork>,
  state: {},
  isPage: true,
});
