import { useQuery } from '@tanstack/react-query';
import type { HouseInfo, ShowView } from '../../../protocol/http.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { NotFoundPage } from '../not-found.tsx';
import { houseQuery, showQuery } from '../queries.ts';
import { OpenAgain } from '../open-again.tsx';
import { useSurface } from '../surface.tsx';
import { Trouble } from '../trouble.tsx';
import { useUser } from '../visitor.ts';
import { BrowserCheckout } from './browser-checkout.tsx';
import { AccountCheckout } from './account-checkout.tsx';

/** Where seats are chosen, kept and paid for. */
export default function CheckoutPage({ showId }: { readonly showId: string }) {
  const id = ShowId.safeParse(Number(showId));
  return id.success ? <KnownCheckout id={id.data} /> : <NotFoundPage />;
}

function KnownCheckout({ id }: { readonly id: ShowId }) {
  const say = useText();
  const show = useQuery(showQuery(id));
  const house = useQuery(houseQuery);
  const error = show.error ?? house.error;
  if (error instanceof Refusal && error.code === 'not_found') return <NotFoundPage what="show" />;
  const retry = (): void => void Promise.all([show.refetch(), house.refetch()]);
  return (
    <Page isNarrow title={show.data === undefined ? undefined : say('buy-page', { title: show.data.title })}>
      {show.data !== undefined && house.data !== undefined ? (
        <Checkout show={show.data} house={house.data} />
      ) : error !== null ? (
        <Trouble error={error} onRetry={retry} />
      ) : (
        <Waiting text={say('loading')} />
      )}
    </Page>
  );
}

interface CheckoutProps {
  readonly show: ShowView;
  readonly house: HouseInfo;
}

/** An account buys by itself; somebody without one by the secret of an order, which Telegram has no use for. */
function Checkout({ show, house }: CheckoutProps) {
  const say = useText();
  const user = useUser();
  const surface = useSurface();
  switch (user.at) {
    case 'asking':
      return <Waiting text={say('loading')} />;
    case 'unreached':
      return <Trouble error={user.error} onRetry={user.retry} />;
    case 'known':
      return <AccountCheckout show={show} house={house} session={user.session} />;
    case 'stale':
    case 'nobody':
      return surface === 'telegram' ? <OpenAgain /> : <BrowserCheckout show={show} house={house} />;
  }
}
