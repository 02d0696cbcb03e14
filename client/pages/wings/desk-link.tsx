import { SlidersHorizontal } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { deskPath } from '../links.ts';
import styles from './wings.module.css';

/** Whoever directs, from the beginning or since the direction was handed over, finds the desk. */
export function DeskLink() {
  const say = useText();
  const showId = useRoom(({ show, self }) => (self?.role === 'director' ? show?.id : undefined));
  if (showId === undefined) return null;
  return (
    <div className={styles.directing} role="status" data-testid="directing">
      <p>{say('wings-directing')}</p>
      <LinkButton
        look="primary"
        href={deskPath(showId)}
        icon={<SlidersHorizontal size={20} aria-hidden />}
        testId="to-desk"
      >
        {say('wings-to-desk')}
      </LinkButton>
    </div>
  );
}
