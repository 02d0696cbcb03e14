import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Attention } from '../../../protocol/attention.ts';
import { useText } from '../../i18n/language.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AsideCard, DifferenceCard, MessageCard, RefundCard } from './attention-cards.tsx';
import { OrderCard } from './order-card.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { attentionQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import officeStyles from './office.module.css';
import styles from './staff.module.css';

/** What waits for a person of the theatre to decide. */
export default function StaffAttentionPage() {
  const say = useText();
  return (
    <StaffFrame title={say('staff-attention')} place="attention" needs="sell">
      <AttentionScreen />
    </StaffFrame>
  );
}

/** Everything that waits, by its kind, and what can be done about each. */
export function AttentionScreen() {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(attentionQuery(api));
  const isEmpty = data !== undefined && Object.values(data).every((list) => list.length === 0);
  return (
    <>
      <h1 className={styles.title}>{say('staff-attention')}</h1>
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {isEmpty && (
        <p className={styles.quiet} role="status" data-testid="nothing-waits">
          {say('staff-attention-none')}
        </p>
      )}
      {data !== undefined && <Parts {...data} />}
    </>
  );
}

function Parts({ stuck, refunds, messages, differences, asides }: Attention) {
  const say = useText();
  return (
    <>
      <Part title={say('staff-attention-stuck')} of={stuck} card={(order) => <OrderCard order={order} />} />
      <Part
        title={say('staff-attention-refunds')}
        of={refunds}
        card={(refund) => <RefundCard refund={refund} />}
      />
      <Part
        title={say('staff-attention-asides')}
        of={asides.map((aside) => ({ ...aside, id: aside.orderId }))}
        card={(aside) => <AsideCard aside={aside} />}
      />
      <Part
        title={say('staff-attention-messages')}
        of={messages}
        card={(message) => <MessageCard message={message} />}
      />
      <Part
        title={say('staff-attention-differences')}
        of={differences}
        card={(difference) => <DifferenceCard difference={difference} />}
      />
    </>
  );
}

interface PartProps<Item> {
  readonly title: string;
  readonly of: readonly Item[];
  readonly card: (item: Item) => ReactNode;
}

function Part<Item extends { readonly id: number }>({ title, of, card }: PartProps<Item>) {
  if (of.length === 0) return null;
  return (
    <section className={officeStyles.part}>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.list}>
        {of.map((item) => (
          <li key={item.id}>{card(item)}</li>
        ))}
      </ul>
    </section>
  );
}
