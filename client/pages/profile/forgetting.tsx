import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Erasure, Obstacle, Profile } from '../../../protocol/people.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { accountApi, endSession, type Session } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { orderPath } from '../links.ts';
import { placeOf, profileQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import styles from './profile.module.css';

interface ForgettingProps {
  readonly profile: Pick<Profile, 'eraseAt'>;
  readonly session: Session;
}

/** Being forgotten by the house, and thinking again. */
export function Forgetting({ profile, session }: ForgettingProps) {
  const queries = useQueryClient();
  const again = (): Promise<void> => queries.invalidateQueries(profileQuery(session));
  const erase = useMutation({
    mutationFn: () => accountApi(session).erase(),
    onSuccess: async ({ done }) => {
      if (done) await endSession(placeOf('user'));
      else await again();
    },
  });
  const keep = useMutation({
    mutationFn: () => accountApi(session).keep(),
    onSuccess: async () => {
      erase.reset();
      await again();
    },
  });
  return (
    <ForgettingScreen
      eraseAt={erase.data?.eraseAt ?? profile.eraseAt}
      erasure={erase.data ?? null}
      isBusy={erase.isPending || keep.isPending}
      error={erase.error ?? keep.error}
      onErase={() => erase.mutate()}
      onKeep={() => keep.mutate()}
    />
  );
}

interface ForgettingScreenProps {
  readonly eraseAt: number | null;
  /** What the house has answered; `null` before somebody has asked here. */
  readonly erasure: Erasure | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onErase: () => void;
  readonly onKeep: () => void;
}

export function ForgettingScreen(props: ForgettingScreenProps) {
  const say = useText();
  const { eraseAt, erasure, isBusy, error, onErase } = props;
  const [isAsking, setAsking] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="forget-title" data-testid="forgetting">
      <h2 id="forget-title" className={styles.subtitle}>
        {say('profile-forget')}
      </h2>
      {error !== null && <Trouble error={error} />}
      {erasure?.done === true ? (
        <Notice testId="forgotten">{say('profile-forgotten')}</Notice>
      ) : eraseAt !== null ? (
        <Pending {...props} eraseAt={eraseAt} />
      ) : (
        <>
          <p className={styles.quiet}>{say('profile-forget-text')}</p>
          <Button look="danger" wide isPending={isBusy} testId="forget" onPress={() => setAsking(true)}>
            {say('profile-forget-do')}
          </Button>
        </>
      )}
      {isAsking && (
        <Confirm
          isDestructive
          title={say('profile-forget-title')}
          text={say('profile-forget-sure')}
          confirm={say('profile-forget-do')}
          onConfirm={onErase}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** Asked for and not done: when it will be, what has to be over first, and the way back. */
function Pending({ eraseAt, erasure, isBusy, onKeep }: ForgettingScreenProps & { readonly eraseAt: number }) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <>
      <Notice tone="warn" testId="forget-at">
        {say('profile-forget-at', { when: momentText(eraseAt, locale) })}
      </Notice>
      {erasure !== null && erasure.waitsFor.length > 0 && (
        <>
          <p className={styles.quiet}>{say('profile-waits')}</p>
          <ul className={styles.waits}>
            {erasure.waitsFor.map((obstacle) => (
              <li key={JSON.stringify(obstacle)}>
                <ObstacleText obstacle={obstacle} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Button look="primary" wide isPending={isBusy} testId="keep-me" onPress={onKeep}>
        {say('profile-keep-me')}
      </Button>
    </>
  );
}

/** One thing that has to be over first. */
function ObstacleText({ obstacle }: { readonly obstacle: Obstacle }) {
  const say = useText();
  switch (obstacle.kind) {
    case 'ticket':
      return say('profile-waits-ticket', { number: String(obstacle.ticketId) });
    case 'order':
    case 'refund':
      return (
        <a href={orderPath(obstacle.orderId)}>
          {say(obstacle.kind === 'order' ? 'profile-waits-order' : 'profile-waits-refund', {
            number: String(obstacle.orderId),
          })}
        </a>
      );
    case 'message':
      return say('profile-waits-message');
  }
}
