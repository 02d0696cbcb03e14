import { Label, ProgressBar } from 'react-aria-components';
import { classes } from '../../ui/classes.ts';
import styles from './office.module.css';

/** How far something has come, in words and as a bar. */
export function ProgressLine({
  text,
  part,
  testId,
}: {
  readonly text: string;
  /** From 0 to 1. */
  readonly part: number;
  readonly testId: string;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <ProgressBar className={classes(styles.progress)} value={percent} data-testid={testId}>
      <Label>{text}</Label>
      <div className={styles.track} aria-hidden>
        <div className={styles.fill} style={{ width: `${String(percent)}%` }} />
      </div>
    </ProgressBar>
  );
}
