import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { isHeard, onAirOf, silencedBy } from '../../stage/on-air.ts';
import styles from './badges.module.css';

/** "You are on air", unmistakably, and what of me the house has; said aloud at once. */
export function OnAirBadge() {
  const say = useText();
  const onAir = useRoom(onAirOf);
  const by = useRoom(silencedBy);
  return (
    <div role="status" aria-live="assertive">
      {onAir !== 'off' && (
        <p className={styles.badge} data-testid="on-air" data-live={isHeard(onAir)} data-air={onAir}>
          <span className={styles.dot} aria-hidden />
          <span>
            {say(`house-air-${onAir}`)}
            {(onAir === 'seen' || onAir === 'silent') && by !== 'nobody' && (
              <small>{say(`house-air-by-${by}`)}</small>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
