import { Theater } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { wingsPath } from '../links.ts';
import styles from './seat-screen.module.css';

/**
 * The desk for whom the room knows as a director. The door does not decide that: the direction is handed over and taken
 * back during the evening.
 */
export function DirectorsOnly({ children }: { readonly children: ReactNode }) {
  const say = useText();
  const directs = useRoom(({ self }) => self === null || self.role === 'director');
  const showId = useRoom(({ show }) => show?.id);
  if (directs) return children;
  return (
    <div className={styles.screen} data-testid="no-desk" data-ground="stage" role="alert">
      <div className={styles.card}>
        <h2 className={styles.title}>{say('no-desk-title')}</h2>
        <p>{say('no-desk-text')}</p>
        {showId !== undefined && (
          <LinkButton
            look="primary"
            href={wingsPath(showId)}
            icon={<Theater size={20} aria-hidden />}
            testId="to-wings"
          >
            {say('no-desk-to-wings')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
