import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { pages } from '../../protocol/pages.ts';
import { useText } from '../i18n/language.tsx';
import { useAccountLanguage } from './account-language.ts';
import { Waiting } from '../ui/waiting.tsx';
import { InvitationPage } from './doors/invitation.tsx';
import { TicketPage } from './doors/ticket.tsx';
import { NotFoundPage } from './not-found.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { ShowPage } from './show.tsx';
import { StartPage } from './start.tsx';

const CheckoutPage = lazy(() => import('./buy/checkout-page.tsx'));
const TicketsPage = lazy(() => import('./tickets/tickets-page.tsx'));
const ProfilePage = lazy(() => import('./profile/profile-page.tsx'));
const HandoverPage = lazy(() => import('./doors/handover.tsx'));
const OrderPage = lazy(() => import('./buy/order-page.tsx'));
// The room's pages bring the media engine with them; the box office must not wait for it.
const HousePage = lazy(() => import('./room/house-page.tsx'));
const WingsPage = lazy(() => import('./room/wings-page.tsx'));
const DeskPage = lazy(() => import('./room/desk-page.tsx'));
const StaffTelegramPage = lazy(() => import('./staff/telegram-page.tsx'));
const StaffEnterPage = lazy(() => import('./staff/enter-page.tsx'));
const StaffShowsPage = lazy(() => import('./staff/shows-page.tsx'));
const StaffShowPage = lazy(() => import('./staff/show-page.tsx'));
const StaffOrdersPage = lazy(() => import('./staff/orders-page.tsx'));
const StaffAttentionPage = lazy(() => import('./staff/attention-page.tsx'));
const StaffPromoPage = lazy(() => import('./staff/promo-page.tsx'));
const StaffPeoplePage = lazy(() => import('./staff/people-page.tsx'));
const CheckPage = lazy(() => import('./check/check-page.tsx'));
const DemoPage = lazy(() => import('./demo/demo-page.tsx'));

/** Which page stands at which address (protocol/pages.ts). */
export function Routes() {
  const say = useText();
  useAccountLanguage();
  return (
    <PageBoundary>
      <Suspense fallback={<Waiting isPage text={say('loading')} />}>
        <Switch>
          <Route path={pages.start.path} component={StartPage} />
          <Route path={pages.show.path}>{({ showId }) => <ShowPage showId={showId} />}</Route>
          <Route path={pages.checkout.path}>{({ showId }) => <CheckoutPage showId={showId} />}</Route>
          <Route path={pages.order.path}>{({ orderId }) => <OrderPage orderId={orderId} />}</Route>
          <Route path={pages.tickets.path} component={TicketsPage} />
          <Route path={pages.profile.path} component={ProfilePage} />
          <Route path={pages.handoverLink.path} component={HandoverPage} />
          <Route path={pages.house.path}>{({ showId }) => <HousePage showId={showId} />}</Route>
          <Route path={pages.wings.path}>{({ showId }) => <WingsPage showId={showId} />}</Route>
          <Route path={pages.desk.path}>{({ showId }) => <DeskPage showId={showId} />}</Route>
          <Route path={pages.demo.path} component={DemoPage} />
          <Route path={pages.check.path} component={CheckPage} />
          <Route path={pages.ticketLink.path} component={TicketPage} />
          <Route path={pages.invitationLink.path} component={InvitationPage} />
          <Route path={pages.staffLink.path} component={StaffEnterPage} />
          <Route path={pages.staffTelegram.path} component={StaffTelegramPage} />
          <Route path={pages.staffShows.path} component={StaffShowsPage} />
          <Route path={pages.staffShowList.path}>
            <Redirect to={pages.staffShows.path} replace />
          </Route>
          <Route path={pages.staffNewShow.path}>
            <StaffShowPage showId="new" />
          </Route>
          <Route path={pages.staffShow.path}>{({ showId }) => <StaffShowPage showId={showId} />}</Route>
          <Route path={pages.staffOrders.path} component={StaffOrdersPage} />
          <Route path={pages.staffAttention.path} component={StaffAttentionPage} />
          <Route path={pages.staffPromo.path} component={StaffPromoPage} />
          <Route path={pages.staffPeople.path} component={StaffPeoplePage} />
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}
