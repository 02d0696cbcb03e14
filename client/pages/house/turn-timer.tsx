import { Timer } from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import styles from './badges.module.css';

/** With so little left one should come to an end, in milliseconds. */
const lateMs = 20_000;

/** How long one's turn on stage still lasts, where turns are limited. */
export function TurnTimer() {
  const endsAt = useRoom(({ self }) => (self?.standing.at === 'on_stage' ? self.standing.endsAt : undefined));
  return endsAt === undefined ? null : <TimeLeft endsAt={endsAt} />;
}

function TimeLeft({ endsAt }: { readonly endsAt: number }) {
  const say = useText();
  const left = Math.max(0, endsAt - useServerNow(250));
  const isLate = left <= lateMs;
  return (
    <div className={styles.turn} data-testid="turn" data-late={isLate}>
      <Timer size={16} aria-hidden />
      <span role="timer">{say('turn-left', { time: clockText(left) })}</span>
      <VisuallyHidden>
        <span aria-live="polite">{isLate ? say('turn-late') : ''}</span>
      </VisuallyHidden>
    </div>
  );
}
