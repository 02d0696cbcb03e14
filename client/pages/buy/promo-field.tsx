import { useState } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import type { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './buy.module.css';

/** The longest code that the house reads. */
const mostCharacters = 40;

interface PromoFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Why the code was not taken. */
  readonly refusal: Refusal | null;
}

/** A field for those few who have a code. */
export function PromoField({ value, onChange, refusal }: PromoFieldProps) {
  const say = useText();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked && value === '' && refusal === null) {
    return (
      <div className={styles.promoAsk}>
        <Button look="plain" testId="promo" onPress={() => setAsked(true)}>
          {say('buy-promo-ask')}
        </Button>
      </div>
    );
  }
  return (
    <TextField
      className={classes(styles.promo)}
      value={value}
      onChange={onChange}
      isInvalid={refusal !== null}
      autoComplete="off"
      maxLength={mostCharacters}
      autoFocus={isAsked}
      // The house says what is wrong with a code; the browser must not hold the next try back.
      validationBehavior="aria"
    >
      <Label className={classes(styles.label)}>{say('buy-promo')}</Label>
      <Input
        className={classes(styles.input)}
        spellCheck="false"
        autoCapitalize="characters"
        data-testid="promo-code"
      />
      <FieldError className={classes(styles.wrong)} data-testid="promo-refused">
        {refusal === null ? null : say(`refusal-${refusal.code}`)}
      </FieldError>
    </TextField>
  );
}
