import type { ReactNode } from 'react';
import { type Key, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './segments.module.css';

interface SegmentsProps<Value extends Key> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: ReactNode }[];
  readonly onChange: (value: Value) => void;
  readonly testId: string;
}

/** One of a few, all of them in sight. */
export function Segments<Value extends Key>({
  label,
  value,
  options,
  onChange,
  testId,
}: SegmentsProps<Value>) {
  return (
    <ToggleButtonGroup
      className={classes(styles.segments)}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
      }}
      data-testid={testId}
      data-value={value}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          className={classes(styles.segment)}
          data-testid={`${testId}-${String(option.value)}`}
        >
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
