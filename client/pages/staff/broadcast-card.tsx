import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShowBroadcasts, StaffShow } from '../../../protocol/admin.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AskedButton } from './asked-button.tsx';
import { Field } from './field.tsx';
import { useStaff } from './staff-context.tsx';
import { broadcastsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import officeStyles from './office.module.css';
import styles from './staff.module.css';

const mostCharacters = 1000;

/** Words to all who hold tickets of a show, and those said so far. */
export function BroadcastCard({ show }: { readonly show: StaffShow }) {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(broadcastsQuery(api, show.id));
  return (
    <section className={styles.card} aria-labelledby="broadcast-title" data-testid="broadcast-card">
      <h2 id="broadcast-title" className={styles.heading}>
        {say('staff-broadcast')}
      </h2>
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data !== undefined && (
        <>
          <Reach holders={data} show={show} />
          <WriteForm show={show} reachable={data.reachable} />
          <Said broadcasts={data.broadcasts} />
        </>
      )}
    </section>
  );
}

/** Whom the bot reaches, and whom it does not. */
function Reach({ holders, show }: { readonly holders: ShowBroadcasts; readonly show: StaffShow }) {
  const say = useText();
  const { reachable, unreachable, anonymous } = holders;
  const isOver = show.status === 'finished' || show.status === 'cancelled';
  // Of one that is over, nobody will have a ticket later.
  if (isOver && reachable + unreachable + anonymous === 0) {
    return (
      <p className={styles.quiet} data-testid="broadcast-reach">
        {say('staff-broadcast-nobody')}
      </p>
    );
  }
  return (
    <p className={styles.quiet} data-testid="broadcast-reach">
      {[
        say('staff-broadcast-reach', { count: reachable }),
        ...(unreachable === 0 ? [] : [say('staff-broadcast-unreachable', { count: unreachable })]),
        ...(anonymous === 0 ? [] : [say('staff-broadcast-anonymous', { count: anonymous })]),
      ].join(' ')}
    </p>
  );
}

interface WriteFormProps {
  readonly show: StaffShow;
  readonly reachable: number;
}

function WriteForm({ show: { id }, reachable }: WriteFormProps) {
  const say = useText();
  const { api } = useStaff();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () => api.broadcast(id, text),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries(broadcastsQuery(api, id));
    },
  });
  if (reachable === 0) return null;
  return (
    <div className={styles.inner}>
      <Field
        label={say('staff-broadcast-text')}
        value={text}
        onChange={setText}
        hint={say('staff-broadcast-left', { count: mostCharacters - text.length })}
        maxLength={mostCharacters}
        isLong
        testId="broadcast-text"
      />
      <AskedButton
        title={say('staff-broadcast-title', { count: reachable })}
        text={say('staff-broadcast-confirm')}
        confirm={say('staff-broadcast-send')}
        isDisabled={text.trim() === '' || send.isPending}
        testId="broadcast-send"
        onConfirm={() => send.mutate()}
      >
        {say('staff-broadcast-send')}
      </AskedButton>
      {send.error !== null && <StaffTrouble error={send.error} unfit={say('staff-broadcast-twice')} />}
    </div>
  );
}

function Said({ broadcasts }: Pick<ShowBroadcasts, 'broadcasts'>) {
  const { locale } = useLanguage();
  if (broadcasts.length === 0) return null;
  return (
    <ul className={officeStyles.said}>
      {broadcasts.map(({ id, text, at, by }) => (
        <li key={id} data-testid="broadcast">
          <span className={officeStyles.words}>{text}</span>
          <span className={styles.quiet}>
            {[momentText(at, locale), by].filter((each) => each !== null).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
