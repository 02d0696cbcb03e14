import type { ReactNode } from 'react';
import { Refusal } from '../../protocol/refusal.ts';
import { EnterScreen } from '../pages/staff/enter-page.tsx';
import { OnceLink } from '../pages/staff/once-link.tsx';
import { OrdersScreen } from '../pages/staff/orders-page.tsx';
import { PeopleScreen } from '../pages/staff/people-page.tsx';
import { PromoScreen } from '../pages/staff/promo-page.tsx';
import { ShowForm } from '../pages/staff/show-form.tsx';
import { NewShowScreen, ShowScreen } from '../pages/staff/show-page.tsx';
import { ShowsScreen } from '../pages/staff/shows-page.tsx';
import { NoStaff } from '../pages/staff/staff-frame.tsx';
import { Page } from '../ui/page.tsx';
import type { Scene } from './house-scenes.tsx';
import { officeScenes } from './office-scenes.tsx';
import {
  away,
  invitations,
  orders,
  people,
  promoCodes,
  scene,
  show,
  shows,
  tie,
  type Told,
} from './staff-stand.tsx';

const nothing = (): void => undefined;

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
    ...officeScenes(),
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
    'staff-show-called-off': of(4),
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
    'staff-people': staff({ people, ownTie: tie }),
    'staff-people-director': staff({ role: 'director' }),
    'staff-people-director-tied': staff({ role: 'director', ownTie: tie }),
    'staff-people-loading': staff({}),
    'staff-people-trouble': staff({ ask: away }),
  };
}
