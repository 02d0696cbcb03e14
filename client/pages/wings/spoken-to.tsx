import { Headphones } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import styles from './calls.module.css';

/** The desk speaks to me now, whatever else goes on: nobody answers a voice that they take for the house's. */
export function SpokenTo() {
  const say = useText();
  const names = useRoom(({ self }) => self?.spokenToBy.join(', ')) ?? '';
  return (
    <div role="status" aria-live="assertive">
      {names !== '' && (
        <p className={styles.spoken} data-testid="spoken-to">
          <Headphones size={28} aria-hidden />
          <span>
            <strong>{say('wings-spoken-to')}</strong>
            <span>{say('wings-spoken-to-by', { names })}</span>
          </span>
        </p>
      )}
    </div>
  );
}
