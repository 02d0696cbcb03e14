import { Star } from 'lucide-react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useText } from '../i18n/language.tsx';
import { classes } from './classes.ts';
import styles from './stars.module.css';

const five = [1, 2, 3, 4, 5] as const;

interface StarChoiceProps {
  /** 0 while nothing is chosen. */
  readonly chosen: number;
  readonly onChange: (stars: number) => void;
  readonly isCentred?: boolean;
}

/** One to five stars for a show; another star says it anew. */
export function StarChoice({ chosen, onChange, isCentred = false }: StarChoiceProps) {
  const say = useText();
  return (
    <RadioGroup
      className={classes(styles.choice, isCentred && styles.centred)}
      orientation="horizontal"
      value={chosen === 0 ? null : String(chosen)}
      onChange={(value) => onChange(Number(value))}
    >
      <Label className={classes(styles.ask)}>{say('rating-ask')}</Label>
      <div className={styles.row}>
        {five.map((star) => (
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
  );
}

/** How many stars were given, to look at. */
export function StarsGiven({ stars }: { readonly stars: number }) {
  const say = useText();
  return (
    <span className={styles.given} role="img" aria-label={say('profile-rated', { count: stars })}>
      {five.map((star) => (
        <Star key={star} size={18} aria-hidden data-lit={star <= stars} />
      ))}
    </span>
  );
}
