import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { onAirOf } from '../../stage/on-air.ts';
import styles from './house.module.css';

/** "You are on air", unmistakably; said aloud at once. */
export function OnAirBadge() {
  const say = useText();
  const onAir = useRoom(onAirOf);
  return (
    <div role="status" aria-live="assertive">
      {onAir !== 'off' && (
        <p className={styles.badge} data-testid="on-air" data-live={onAir === 'live'}>
          <span className={styles.dot} aria-hidden />
          {say(`house-air-${onAir}`)}
        </p>
      )}
    </div>
  );
}
