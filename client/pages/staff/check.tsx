import { Check as CheckMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { classes } from '../../ui/classes.ts';
import styles from './staff.module.css';

interface CheckProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
  readonly testId: string;
}

/** A box to tick. */
export function Check({ isSelected, onChange, children, testId }: CheckProps) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className={classes(styles.check)} data-testid={testId}>
        <span className={styles.box} aria-hidden>
          <CheckMark size={18} />
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}
