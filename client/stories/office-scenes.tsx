import type { ShowBroadcasts, ShowChanges } from '../../protocol/admin.ts';
import type { Attention } from '../../protocol/attention.ts';
import { OrderId, ShowId } from '../../protocol/ids.ts';
import type { Reception, Reviews } from '../../protocol/reception.ts';
import { Poster } from '../pages/poster.tsx';
import { AttentionScreen } from '../pages/staff/attention-page.tsx';
import { BroadcastCard } from '../pages/staff/broadcast-card.tsx';
import { ChangesCard } from '../pages/staff/changes-card.tsx';
import { PosterCard } from '../pages/staff/poster-card.tsx';
import { ReceptionCard } from '../pages/staff/reception-card.tsx';
import { ProgressLine } from '../pages/staff/progress-line.tsx';
import { OrderTableForm } from '../pages/staff/table-buttons.tsx';
import type { Scene } from './house-scenes.tsx';
import { onSale } from './people.ts';
import { away, order, scene, show, shows, type Told } from './staff-stand.tsx';

const hour = 3_600_000;

type Change = ShowChanges['changes'][number];
const change = (id: number, of: Partial<Change> = {}): Change => ({
  ...{ id, kind: 'moved', from: Date.now() + 24 * hour, to: Date.now() + 48 * hour, at: Date.now() - hour },
  ...{ done: 41, total: 41, aside: 0, finished: true },
  ...of,
});
const changes = (list: readonly Change[]): ShowChanges => ({
  ...{ changes: [...list], orders: 41, holds: 2 },
  money: [
    { currency: 'RUB', amount: 6_150_000 },
    { currency: 'XTR', amount: 4_500 },
  ],
  balance: [{ currency: 'XTR', amount: 1_500 }],
  taken: [{ currency: 'XTR', amount: 500 }],
});

const broadcasts: ShowBroadcasts = {
  ...{ reachable: 37, unreachable: 2, anonymous: 5 },
  broadcasts: [
    {
      ...{ id: 2, at: Date.now() - hour, by: 'Лев Рампов' },
      text: 'Начнём на десять минут позже: ждём актёра.\n\nДвери уже открыты, проходите.',
    },
    { id: 1, text: 'Наушники не забудьте.', at: Date.now() - 30 * hour, by: null },
  ],
};

const attention: Attention = {
  stuck: [order(14, { status: 'stuck', tickets: [], buyer: null })],
  refunds: (['failed', 'sending', 'requested'] as const).map((status, index) => ({
    ...{ id: index + 1, orderId: OrderId.parse(12 - index), show: 'Вишнёвый сад', status },
    ...{ amount: 150_000, currency: 'RUB', provider: 'demo', reference: 'd2a6f0c4-7b1e' },
    requestedAt: Date.now() - hour,
  })),
  messages: [
    { id: 71, kind: 'tickets', status: 'failed', person: 'Борис (@boris)', at: Date.now() - hour },
    { id: 72, kind: 'reminder', status: 'unknown', person: null, at: Date.now() - hour },
  ],
  differences: [
    { id: 1, provider: 'stars', reference: 'stxAbC…09', kind: 'refund_missing_there', at: Date.now() - hour },
  ],
  asides: [
    {
      ...{ orderId: OrderId.parse(9), showId: ShowId.parse(7), show: 'Бесприданница' },
      ...{ attempts: 3, nextAt: Date.now() + hour },
    },
  ],
};
const none: Attention = { stuck: [], refunds: [], messages: [], differences: [], asides: [] };

const reception: Reception = {
  ...{ stars: [1, 0, 3, 9, 24], average: 4.49, tickets: 80, came: 71, medianMinutes: 94.5 },
};
const silentHouse: Reception = {
  ...{ stars: [0, 0, 0, 0, 0], average: null, tickets: 0, came: 0, medianMinutes: null },
};
const reviews: Reviews = {
  reviews: [
    { stars: 5, text: 'Соня так близко, что слышно, как она дышит.\nСпасибо вам.', at: Date.now() - hour },
    { stars: 3, text: 'Звук пропадал во втором действии, а так хорошо.', at: Date.now() - 3 * hour },
    { stars: 1, text: `Ничего не понял${'!'.repeat(80)}`, at: Date.now() - 30 * hour },
  ],
  next: `0_${'0'.repeat(36)}`,
};

const [first = show()] = shows;
const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><linearGradient id="g"><stop stop-color="#f2c879"/><stop offset="1" stop-color="#7a2230"/></linearGradient><rect width="900" height="1200" fill="url(#g)"/><circle cx="450" cy="440" r="270" fill="#fff7e8"/></svg>',
)}`;

/** A poster where spectators see it. */
function PosterPage({ isTall = false }: { readonly isTall?: boolean }) {
  return (
    <main>
      <Poster show={{ ...onSale, posterUrl: picture }} heading="h1" isTall={isTall} />
    </main>
  );
}

/** Posters, moving and calling off, messages, tables, and what waits for a person. */
export function officeScenes(): Record<string, Scene> {
  const moving = (list: readonly Change[], of = first): Scene =>
    scene(<ChangesCard show={of} isDirty={false} />, { shows: [of], changes: changes(list) });
  const waits = (told: Told): Scene => scene(<AttentionScreen />, { place: 'attention', ...told });
  const was = (told: Told): Scene => scene(<ReceptionCard show={first} />, { shows: [first], ...told });
  const called = show({ status: 'cancelled' });
  return {
    'staff-office-changes': moving([]),
    'staff-office-moved': moving([change(2, { done: 12, finished: false, aside: 1 }), change(1)]),
    'staff-office-cancelled': moving([change(1, { kind: 'cancelled', to: null })], called),
    'staff-office-reception': was({ reception, reviews }),
    'staff-office-reception-silent': was({ reception, reviews: { reviews: [], next: null } }),
    'staff-office-reception-waiting': was({ reception }),
    'staff-office-reception-empty': was({ reception: silentHouse }),
    'staff-office-reception-loading': was({}),
    'staff-office-reception-trouble': was({ ask: away }),
    'staff-office-broadcasts': scene(<BroadcastCard show={first} />, { shows, broadcasts }),
    'staff-office-broadcasts-nobody': scene(<BroadcastCard show={first} />, { shows }),
    'staff-office-poster': scene(<PosterCard show={show({ posterUrl: picture })} />),
    'poster-page': { screen: <PosterPage isTall />, state: {}, isPage: true },
    'poster-on-bill': { screen: <PosterPage />, state: {}, isPage: true },
    'staff-office-poster-none': scene(<PosterCard show={first} />),
    'staff-office-progress': scene(
      <ProgressLine text="Картинка отправляется" part={0.4} testId="progress" />,
    ),
    'staff-office-table': scene(<OrderTableForm />, { place: 'orders' }),
    'staff-attention': waits({ attention, waiting: 7 }),
    'staff-attention-empty': waits({ attention: none }),
    'staff-attention-loading': waits({}),
    'staff-attention-trouble': waits({ ask: away }),
  };
}
