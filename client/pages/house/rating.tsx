import { useRef, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { StarChoice } from '../../ui/stars.tsx';
import styles from './end-card.module.css';

/** Where a rating is on its way. */
type Kept = 'asked' | 'saving' | 'kept' | 'failed';

/** One to five stars; another star says it anew. */
export function Rating() {
  const say = useText();
  const api = useRoomApi();
  const [chosen, setChosen] = useState(0);
  const [kept, setKept] = useState<Kept>('asked');
  const latest = useRef(0);
  const rate = async (next: number): Promise<void> => {
    latest.current = next;
    setChosen(next);
    setKept('saving');
    const isKept = await api.rate(next);
    // Arrow keys choose on their way: the last star counts.
    if (latest.current === next) setKept(isKept ? 'kept' : 'failed');
  };
  return (
    <div className={styles.rating} data-testid="rating" data-kept={kept}>
      <StarChoice chosen={chosen} onChange={(next) => void rate(next)} isCentred />
      <p className={styles.verdict} role="status" data-testid="rating-said">
        {kept !== 'asked' && say(`rating-${kept}`)}
      </p>
    </div>
  );
}
