import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AsideOrder, Difference, MessageTrouble, RefundTrouble } from '../../../protocol/attention.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import type { StaffApi } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { staffShowPath } from '../links.ts';
import { priceText } from '../show-facts.tsx';
import { AskedButton } from './asked-button.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

/** An act about something that waits: whatever comes of it, what waits is looked at anew. */
function useAct() {
  const { api } = useStaff();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: (api: StaffApi) => Promise<unknown>) => act(api),
    onSettled: () =>
      Promise.all(
        ['attention', 'orders'].map((list) => queries.invalidateQueries({ queryKey: ['staff', list] })),
      ),
  });
}

interface CardProps {
  readonly title: string;
  /** Facts in one line. */
  readonly facts: readonly (string | null)[];
  readonly text: string;
  readonly children?: ReactNode;
  readonly error?: unknown;
  readonly testId: string;
}

function Card({ title, facts, text, children, error = null, testId }: CardProps) {
  return (
    <article className={styles.card} data-testid={testId}>
      <header className={styles.showHead}>
        <h3>{title}</h3>
        <p className={styles.quiet}>{facts.filter((each) => each !== null).join(' · ')}</p>
      </header>
      <p>{text}</p>
      {children !== undefined && <div className={styles.acts}>{children}</div>}
      {error !== null && <StaffTrouble error={error} />}
    </article>
  );
}

/** A refund that has failed, or may have been made. */
export function RefundCard({ refund }: { readonly refund: RefundTrouble }) {
  const say = useText();
  const { locale } = useLanguage();
  const act = useAct();
  const { id, orderId, show, status, provider, reference, requestedAt } = refund;
  return (
    <Card
      title={say('staff-trouble-refund', {
        sum: priceText(refund, locale, say),
        number: String(orderId),
      })}
      facts={[show, provider, reference, momentText(requestedAt, locale)]}
      text={say(`staff-trouble-refund-${status}`)}
      error={act.error}
      testId="refund-trouble"
    >
      <AskedButton
        title={say('staff-refund-retry-title')}
        text={say('staff-refund-retry-text')}
        confirm={say('staff-refund-retry')}
        isDisabled={act.isPending}
        testId="refund-retry"
        onConfirm={() => act.mutate((api) => api.decideRefund(id, 'retry'))}
      >
        {say('staff-refund-retry')}
      </AskedButton>
      <AskedButton
        look="plain"
        title={say('staff-refund-made-title')}
        text={say('staff-refund-made-text')}
        confirm={say('staff-refund-made')}
        isDisabled={act.isPending}
        testId="refund-made"
        onConfirm={() => act.mutate((api) => api.decideRefund(id, 'done'))}
      >
        {say('staff-refund-made')}
      </AskedButton>
    </Card>
  );
}

/** A message of the bot that has not come, or may have. */
export function MessageCard({ message }: { readonly message: MessageTrouble }) {
  const say = useText();
  const { locale } = useLanguage();
  const act = useAct();
  const { id, kind, status, person, at } = message;
  return (
    <Card
      title={person ?? say('staff-trouble-nobody')}
      facts={[say('staff-trouble-message', { number: String(id), kind }), momentText(at, locale)]}
      text={say(status === 'failed' ? 'staff-trouble-message-failed' : 'staff-trouble-message-unknown')}
      error={act.error}
      testId="message-trouble"
    >
      <Button
        isDisabled={act.isPending}
        testId="message-send"
        onPress={() => act.mutate((api) => api.decideMessage(id, 'send'))}
      >
        {say('staff-message-send')}
      </Button>
      <Button
        look="plain"
        isDisabled={act.isPending}
        testId="message-drop"
        onPress={() => act.mutate((api) => api.decideMessage(id, 'drop'))}
      >
        {say('staff-message-drop')}
      </Button>
    </Card>
  );
}

/** Where a provider's books say something else than ours. */
export function DifferenceCard({ difference }: { readonly difference: Difference }) {
  const say = useText();
  const { locale } = useLanguage();
  const act = useAct();
  const { id, provider, reference, kind, at } = difference;
  return (
    <Card
      title={say('staff-payment', { provider, reference })}
      facts={[momentText(at, locale)]}
      text={say(`staff-difference-${kind}`)}
      error={act.error}
      testId="difference"
    >
      <AskedButton
        title={say('staff-difference-title')}
        text={say('staff-difference-text')}
        confirm={say('staff-difference-resolve')}
        isDisabled={act.isPending}
        testId="difference-resolve"
        onConfirm={() => act.mutate((api) => api.resolveDifference(id))}
      >
        {say('staff-difference-resolve')}
      </AskedButton>
    </Card>
  );
}

/** An order that the change of its show has not reached: nothing to do but to know it, and the way to the show. */
export function AsideCard({ aside }: { readonly aside: AsideOrder }) {
  const say = useText();
  const { locale } = useLanguage();
  const { orderId, showId, show, attempts, nextAt } = aside;
  return (
    <Card
      title={say('order-title', { number: String(orderId) })}
      facts={[show, say('staff-aside-attempts', { attempts })]}
      text={say('staff-aside-text', { when: momentText(nextAt, locale) })}
      testId="aside"
    >
      <a className={styles.navLink} href={staffShowPath(showId)}>
        {say('staff-show')}
      </a>
    </Card>
  );
}
