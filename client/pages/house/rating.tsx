import { Star } from 'lucide-react';
import { useRef, useState } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './end-card.module.css';

const stars = [1, 2, 3, 4, 5] as const;

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
      <RadioGroup
        className={classes(styles.stars)}
        orientation="horizontal"
        value={chosen === 0 ? null : String(chosen)}
        onChange={(value) => void rate(Number(value))}
      >
        <Label className={classes(styles.ask)}>{say('rating-ask')}</Label>
        <div className={styles.row}>
          {stars.map((star) => (
            <RadioField key={star} value={String(star)} aria-label={say('rating-stars', { count: star })}>
              <RadioButton
                className={classes(styles.star)}
                data-testid={`star-${String(star)}`}
                data-lit={star <= chosen}
              >
                <Star size={28} aria-hidden />
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <p className={styles.verdict} role="status" data-testid="rating-said">
        {kept !== 'asked' && say(`rating-${kept}`)}
      </p>
    </div>
  );
}
