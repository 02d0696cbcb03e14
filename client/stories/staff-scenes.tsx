import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  type InvitationView,
  type PromoCodeView,
  StaffOrder,
  StaffShow,
  type StaffView,
} from '../../protocol/admin.ts';
import { InvitationId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { EnterScreen } from '../pages/staff/enter-page.tsx';
import { OnceLink } from '../pages/staff/once-link.tsx';
import { PeopleScreen } from '../pages/staff/people-page.tsx';
import { PromoScreen } from '../pages/staff/promo-page.tsx';
import { OrdersScreen } from '../pages/staff/orders-page.tsx';
import type { StaffRole } from '../pages/staff/powers.ts';
import { ShowForm } from '../pages/staff/show-form.tsx';
import { NewShowScreen, ShowScreen } from '../pages/staff/show-page.tsx';
import { ShowsScreen } from '../pages/staff/shows-page.tsx';
import { StaffProvider } from '../pages/staff/staff-context.tsx';
import { NoStaff, StaffPlace, type StaffPlaceName } from '../pages/staff/staff-frame.tsx';
import {
  invitationsQuery,
  ordersQuery,
  peopleQuery,
  promoCodesQuery,
  staffShowsQuery,
} from '../pages/staff/staff-queries.ts';
import { type AskStaff, staffApi } from '../session/index.ts';
import { Page } from '../ui/page.tsx';
import type { Scene } from './house-scenes.tsx';
import { onSale } from './people.ts';

const nothing = (): void => undefined;
/** A house that never answers: what the screens ask of it is answered already, or waited for. */
const silent: AskStaff = () => new Promise(() => undefined);
const away: AskStaff = () => Promise.reject(new Refusal('unavailable', 'of a story'));

const show = (change: Partial<Record<keyof StaffShow, unknown>> = {}): StaffShow => {
  const { id, title, description, startsAt, durationMinutes, timeZone, language, takesPart, cast } = onSale;
  return StaffShow.parse({
    ...{ id, title, description, startsAt, durationMinutes, timeZone, language, takesPart, cast },
    ...{ doorsMinutes: 30, capacity: 80, published: true, status: 'upcoming', sold: 29, left: 51 },
    posterUrl: null,
    categories: onSale.categories.map((category, index) => ({
      ...category,
      ...{ capacity: index === 0 ? 30 : null, sold: index === 0 ? 27 : 0, left: 3 },
    })),
    ...change,
  });
};
const shows = [
  show(),
  show({ id: 4, title: 'Дядя Ваня. Читка с самым длинным названием сезона', published: false, sold: 0 }),
  show({ id: 5, title: 'Гроза', status: 'live', startsAt: Date.now() - 1_800_000, sold: 80 }),
  show({ id: 6, title: 'Лес', status: 'finished', startsAt: Date.now() - 86_400_000 }),
  show({ id: 7, title: 'Бесприданница', status: 'cancelled', sold: 0 }),
];

const invitation = (
  id: number,
  change: { role?: 'actor' | 'director'; name?: string; used?: boolean; revoked?: boolean } = {},
): (typeof InvitationView)['_output'] => ({
  ...{ id: InvitationId.parse(id), role: 'actor', name: 'Анна Светлова', used: false, revoked: false },
  expiresAt: Date.now() + 90 * 86_400_000,
  ...change,
});
const invitations = [
  invitation(1, { role: 'director', name: 'Лев Рампов', used: true }),
  invitation(2),
  invitation(3, { name: 'Вера Длиннофамильная-Задунайская', revoked: true }),
];

const order = (id: number, change: Partial<Record<keyof StaffOrder, unknown>> = {}): StaffOrder =>
  StaffOrder.parse({
    ...{ id, showId: onSale.id, show: onSale.title, buyer: '@boris', status: 'paid', amount: 300_000 },
    ...{ currency: 'RUB', seats: 2, promoCode: null, createdAt: Date.now() - 7_200_000, paidAt: Date.now() },
    payments: [{ provider: 'demo', reference: 'd2a6f0c4-7b1e', amount: 300_000, currency: 'RUB' }],
    refunds: [],
    tickets: [41, 42].map((number) => ({ id: number, revision: 1, revoked: false })),
    ...change,
  });
const orders = [
  order(14, { status: 'stuck', tickets: [], buyer: null }),
  order(13, { promoCode: 'ПРЕМЬЕРА' }),
  order(12, {
    status: 'partially_refunded',
    refunds: [{ id: 1, amount: 150_000, reason: 'staff', status: 'done' }],
    tickets: [
      { id: 39, revision: 1, revoked: true },
      { id: 40, revision: 1, revoked: false },
    ],
  }),
  order(11, { status: 'expired', payments: [], tickets: [], buyer: null }),
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
const promoCodes = [
  promoCode(3),
  promoCode(2, { code: 'ДРУЗЬЯ_ТЕАТРА-2026', kind: 'fixed', value: 50_000, currency: 'RUB', limitTotal: 20 }),
  promoCode(1, { code: 'PRESS', kind: 'free', value: 0, disabled: true, showIds: [onSale.id] }),
];

type Person = (typeof StaffView)['_output'];
const people: readonly Person[] = [
  { id: 1, name: 'Лев Рампов', role: 'owner', disabled: false, lastSeen: Date.now() - 3_600_000 },
  { id: 2, name: 'Вера Длиннофамильная-Задунайская', role: 'box_office', disabled: false, lastSeen: null },
  { id: 3, name: 'Пётр Кулисов', role: 'director', disabled: true, lastSeen: Date.now() - 86_400_000 },
];

interface Told {
  readonly role?: StaffRole;
  readonly place?: StaffPlaceName;
  readonly ask?: AskStaff;
  readonly shows?: readonly StaffShow[];
  readonly orders?: readonly StaffOrder[];
  readonly promoCodes?: readonly PromoCode[];
  readonly people?: readonly Person[];
  readonly invitations?: readonly ReturnType<typeof invitation>[];
}

/** A page of the staff with what the house has told it. */
function AtWork({ told, children }: { readonly told: Told; readonly children: ReactNode }) {
  const { role = 'owner', place = 'shows', ask = silent } = told;
  const [{ api, queries }] = useState(() => {
    const made = { api: staffApi(ask), queries: new QueryClient() };
    made.queries.setDefaultOptions({ queries: { staleTime: Infinity, retry: false } });
    if (told.shows) made.queries.setQueryData(staffShowsQuery(made.api).queryKey, [...told.shows]);
    if (told.orders) made.queries.setQueryData(ordersQuery(made.api, {}).queryKey, told.orders);
    if (told.promoCodes) {
      made.queries.setQueryData(promoCodesQuery(made.api).queryKey, [...told.promoCodes]);
    }
    if (told.people) made.queries.setQueryData(peopleQuery(made.api).queryKey, [...told.people]);
    for (const { id } of told.invitations ? shows : []) {
      made.queries.setQueryData(invitationsQuery(made.api, id).queryKey, [...(told.invitations ?? [])]);
    }
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

const scene = (screen: ReactNode, told: Told = {}): Scene => ({
  screen: <AtWork told={told}>{screen}</AtWork>,
  state: {},
  isPage: true,
});

/** Every state of the pages of the staff. */
export function staffScenes(): Record<string, Scene> {
  const page = (screen: ReactNode): Scene => ({
    screen: <Page isNarrow>{screen}</Page>,
    state: {},
    isPage: true,
  });
  const invalid = new Refusal('link_invalid', 'of a story');
  return {
    'staff-enter': page(<EnterScreen isPending={false} error={null} onOpen={nothing} />),
    'staff-enter-spent': page(<EnterScreen isPending={false} error={invalid} onOpen={nothing} />),
    'staff-none': page(<NoStaff />),
    ...showScenes(),
    ...orderScenes(),
    ...houseScenes(),
  };
}

function showScenes(): Record<string, Scene> {
  const of = (index: number, told: Told = {}): Scene =>
    scene(<ShowScreen id={(shows[index] ?? show()).id} />, { shows, invitations, ...told });
  const form = (change: { error?: Refusal; isPending?: boolean; isSaved?: boolean }): Scene =>
    scene(
      <ShowForm
        show={show()}
        onSave={nothing}
        isPending={change.isPending ?? false}
        isSaved={change.isSaved ?? false}
        error={change.error ?? null}
      />,
    );
  return {
    'staff-shows': scene(<ShowsScreen />, { shows }),
    'staff-shows-empty': scene(<ShowsScreen />, { shows: [] }),
    'staff-shows-empty-director': scene(<ShowsScreen />, { shows: [], role: 'director' }),
    'staff-shows-loading': scene(<ShowsScreen />),
    'staff-shows-trouble': scene(<ShowsScreen />, { ask: away }),
    'staff-show-new': scene(<NewShowScreen />),
    'staff-show': of(0),
    'staff-show-draft': of(1, { invitations: [] }),
    'staff-show-over': of(3),
    'staff-show-director': of(0, { role: 'director' }),
    'staff-show-box-office': of(0, { role: 'box_office' }),
    'staff-show-unknown': scene(<ShowScreen id={show({ id: 99 }).id} />, { shows }),
    'staff-form-refused': form({ error: new Refusal('bad_request', 'of a story') }),
    'staff-form-signed-out': form({ error: new Refusal('session_expired', 'of a story') }),
    'staff-form-saving': form({ isPending: true }),
    'staff-form-saved': form({ isSaved: true }),
    'staff-link': scene(
      <OnceLink text="Анна" link={`https://theatre.example/invitation#${'x'.repeat(43)}`} />,
    ),
  };
}

function orderScenes(): Record<string, Scene> {
  const of = (told: Told): Scene => scene(<OrdersScreen />, { place: 'orders', ...told });
  return {
    'staff-orders': of({ orders }),
    'staff-orders-empty': of({ orders: [] }),
    'staff-orders-loading': of({}),
    'staff-orders-trouble': of({ ask: away }),
  };
}

/** Promo codes, and who works here. */
function houseScenes(): Record<string, Scene> {
  const promo = (told: Told): Scene => scene(<PromoScreen />, { place: 'promo', shows, ...told });
  const staff = (told: Told): Scene => scene(<PeopleScreen />, { place: 'people', ...told });
  return {
    'staff-promo': promo({ promoCodes }),
    'staff-promo-empty': promo({ promoCodes: [] }),
    'staff-promo-loading': promo({}),
    'staff-promo-trouble': promo({ ask: away }),
    'staff-people': staff({ people }),
    'staff-people-director': staff({ role: 'director' }),
    'staff-people-loading': staff({}),
    'staff-people-trouble': staff({ ask: away }),
  };
}
