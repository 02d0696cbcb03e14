import type { InputHTMLAttributes } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { classes } from '../../ui/classes.ts';
import styles from './field.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it; null while nothing is. */
  readonly wrong?: string | null;
  readonly hint?: string;
  readonly type?: 'text' | 'date' | 'time';
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly maxLength?: number;
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly testId: string;
}

/** A field with its name above it, and beneath it what is wrong or what it means. */
export function Field({ label, value, onChange, wrong = null, hint, testId, ...rest }: FieldProps) {
  const { type = 'text', inputMode, maxLength, isLong = false, isRequired = false } = rest;
  return (
    <TextField
      className={classes(styles.field)}
      value={value}
      onChange={onChange}
      isInvalid={wrong !== null}
      isRequired={isRequired}
      autoComplete="off"
      type={type}
      {...(inputMode !== undefined && { inputMode })}
      {...(maxLength !== undefined && { maxLength })}
      // What is wrong is said beside each field at once, in the language of the page.
      validationBehavior="aria"
    >
      <Label className={classes(styles.label)}>{label}</Label>
      {isLong ? (
        <TextArea className={classes(styles.input, styles.area)} rows={5} data-testid={testId} />
      ) : (
        <Input className={classes(styles.input)} data-testid={testId} />
      )}
      {hint !== undefined && wrong === null && (
        <Text slot="description" className={classes(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classes(styles.wrong)}>{wrong}</FieldError>
    </TextField>
  );
}
