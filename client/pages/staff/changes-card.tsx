import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ShowChanges, StaffShow } from '../../../protocol/admin.ts';
import type { Money } from '../../../protocol/money.ts';
import { momentText } from '../../i18n/format.ts';
import { type Say, useLanguage, useText } from '../../i18n/language.tsx';
import type { Locale } from '../../i18n/locale.ts';
import { Button } from '../../ui/button.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { priceText } from '../show-facts.tsx';
import { AskedButton } from './asked-button.tsx';
import { MoveForm } from './move-form.tsx';
import { ProgressLine } from './progress-line.tsx';
import { useStaff } from './staff-context.tsx';
import { changesQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import officeStyles from './office.module.css';
import styles from './staff.module.css';

interface ChangesCardProps {
  readonly show: StaffShow;
  /** Something in the form is not saved, and would be lost. */
  readonly isDirty: boolean;
}

/** Moving a show, calling it off, and how far the house has come with either. */
export function ChangesCard({ show, isDirty }: ChangesCardProps) {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(changesQuery(api, show.id));
  useReached(data);
  const isAhead = show.status === 'upcoming' || show.status === 'live';
  // Of one that was played and never moved there is nothing to tell.
  if (!isAhead && (data === undefined || data.changes.length === 0) && error === null) return null;
  return (
    <section className={styles.card} aria-labelledby="changes-title" data-testid="changes-card">
      <h2 id="changes-title" className={styles.heading}>
        {say('staff-changes')}
      </h2>
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data !== undefined && <Changes show={show} changes={data.changes} />}
      {data !== undefined && isAhead && <Acts show={show} stake={data} isDirty={isDirty} />}
    </section>
  );
}

/** What a change has reached looks otherwise when it is done: what is sold, and who holds tickets. */
function useReached(data: ShowChanges | undefined): void {
  const queries = useQueryClient();
  const isUnderWay = data?.changes.some(({ finished }) => !finished) ?? false;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    return () => void queries.invalidateQueries({ queryKey: ['staff'] });
  }, [isUnderWay, queries]);
}

interface ActsProps extends ChangesCardProps {
  readonly stake: ShowChanges;
}

function Acts({ show, stake, isDirty }: ActsProps) {
  const say = useText();
  const { locale } = useLanguage();
  const { api } = useStaff();
  const queries = useQueryClient();
  const [isMoving, setMoving] = useState(false);
  const cancel = useMutation({
    mutationFn: () => api.cancelShow(show.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  return (
    <>
      <p className={styles.quiet}>{say(isDirty ? 'staff-changes-save-first' : 'staff-changes-text')}</p>
      {isMoving && <MoveForm key={show.startsAt} show={show} orders={stake.orders} isDisabled={isDirty} />}
      <div className={styles.acts}>
        {show.status === 'upcoming' && !isMoving && (
          <Button isDisabled={isDirty} testId="move-open" onPress={() => setMoving(true)}>
            {say('staff-move-open')}
          </Button>
        )}
        <AskedButton
          isDestructive
          title={say('staff-cancel-title', { title: show.title })}
          text={cancelText(stake, locale, say)}
          confirm={say('staff-cancel')}
          dismiss={say('staff-cancel-keep')}
          isDisabled={cancel.isPending || isDirty}
          testId="cancel-show"
          onConfirm={() => cancel.mutate()}
        >
          {say('staff-cancel')}
        </AskedButton>
      </div>
      {cancel.error !== null && <StaffTrouble error={cancel.error} />}
    </>
  );
}

/** What calling a show off will do, in numbers. */
function cancelText({ orders, holds, money, balance, taken }: ShowChanges, locale: Locale, say: Say): string {
  const sumsOf = (sums: readonly Money[]): string =>
    sums.map((sum) => priceText(sum, locale, say)).join(', ');
  return [
    say('staff-cancel-orders', { orders }),
    ...(money.length === 0 ? [] : [say('staff-cancel-money', { sums: sumsOf(money) })]),
    ...(taken.length === 0 ? [] : [say('staff-cancel-taken', { sums: sumsOf(taken) })]),
    ...(balance.length === 0 ? [] : [say('staff-cancel-balance', { sums: sumsOf(balance) })]),
    ...(holds === 0 ? [] : [say('staff-cancel-holds', { holds })]),
    say('staff-cancel-final'),
  ].join(' ');
}

function Changes({ show, changes }: { readonly show: StaffShow; readonly changes: ShowChanges['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={officeStyles.changes}>
      {changes.map((change) => (
        <li key={change.id} data-testid="show-change" data-finished={change.finished}>
          <ChangeLine change={change} timeZone={show.timeZone} />
        </li>
      ))}
    </ul>
  );
}

interface ChangeLineProps {
  readonly change: ShowChanges['changes'][number];
  readonly timeZone: string;
}

function ChangeLine({ change, timeZone }: ChangeLineProps) {
  const say = useText();
  const { locale } = useLanguage();
  const { from, to, at, done, total, aside, finished } = change;
  const when = (moment: number): string => momentText(moment, locale, timeZone);
  return (
    <>
      <strong>
        {to === null
          ? say('staff-change-cancelled', { from: when(from) })
          : say('staff-change-moved', { from: when(from), to: when(to) })}
      </strong>
      <span className={styles.quiet}>{momentText(at, locale)}</span>
      {finished ? (
        <span className={styles.quiet}>{say('staff-change-finished', { done })}</span>
      ) : (
        <ProgressLine
          text={say('staff-change-progress', { done, total })}
          part={total === 0 ? 0 : done / total}
          testId="change-progress"
        />
      )}
      {!finished && aside > 0 && <span className={styles.wrong}>{say('staff-change-aside', { aside })}</span>}
    </>
  );
}
