import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import type { OrderView } from '../../../protocol/box-office.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { MainAction } from '../../ui/main-action.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { houseQuery } from '../queries.ts';
import { priceText } from '../show-facts.tsx';
import { Trouble } from '../trouble.tsx';
import { useTill } from '../surface.tsx';
import { providerOf } from './choice.ts';
import type { Invoice, OrderActs } from './use-order-acts.ts';

interface PayProps {
  readonly order: OrderView;
  readonly acts: OrderActs;
}

/** Paying for an order, with what its currency is paid with here. */
export function Pay({ order, acts }: PayProps) {
  const say = useText();
  const { locale } = useLanguage();
  const till = useTill();
  const house = useQuery(houseQuery);
  if (till === null) {
    if (house.error === null) return <Waiting text={say('loading')} />;
    return <Trouble error={house.error} onRetry={() => void house.refetch()} />;
  }
  const by = providerOf(order.currency, till);
  if (by === null) return <PaidInTelegram />;
  const isPaying = acts.running === 'pay';
  const sum = priceText({ amount: order.amount, currency: order.currency }, locale, say);
  const label = by === 'stars' ? say('pay-stars', { sum }) : say('buy-pay-demo');
  return (
    <>
      {by === 'demo' && <Notice>{say('buy-play-money')}</Notice>}
      <MainAction
        label={isPaying ? say('buy-paying') : label}
        isBusy={isPaying}
        isEnabled={acts.running !== 'cancel'}
        testId="pay"
        onPress={() => acts.run({ act: 'pay', by })}
      />
    </>
  );
}

/** An order in Stars that was opened in a browser. */
function PaidInTelegram() {
  const say = useText();
  const { data: house } = useQuery(houseQuery);
  const botLink = house?.botLink ?? null;
  return (
    <>
      <Notice testId="pay-in-telegram">{say('pay-in-telegram')}</Notice>
      {botLink !== null && (
        <LinkButton look="primary" wide newTab href={botLink} icon={<Send size={20} aria-hidden />}>
          {say('action-open-telegram')}
        </LinkButton>
      )}
    </>
  );
}

/** How the last try to pay has ended, where it has ended without money. */
export function InvoiceNotice({ invoice }: { readonly invoice: Invoice | null }) {
  const say = useText();
  switch (invoice) {
    case 'cancelled':
      return <Notice testId="invoice-cancelled">{say('pay-cancelled')}</Notice>;
    case 'failed':
      return (
        <Notice tone="bad" testId="invoice-failed">
          {say('pay-failed')}
        </Notice>
      );
    case 'unsupported':
      return (
        <Notice tone="warn" testId="invoice-unsupported">
          {say('pay-unsupported')}
        </Notice>
      );
    default:
      return null;
  }
}
