import { Circle, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './check.module.css';

/** How a step stands: not tried, fine, so-so, or wrong. Never shown by colour alone. */
export type StepTone = 'open' | 'good' | 'warn' | 'bad';

const icons = { open: Circle, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const;

interface StepProps {
  readonly title: string;
  readonly tone: StepTone;
  readonly testId: string;
  /** What has been found, each in a sentence. */
  readonly found: readonly string[];
  readonly children?: ReactNode;
}

/** One part of the check: its name, what has been found, and what can be done. */
export function Step({ title, tone, testId, found, children }: StepProps) {
  const titleId = useId();
  const Icon = icons[tone];
  return (
    <section className={styles.step} data-testid={testId} data-tone={tone} aria-labelledby={titleId}>
      <div className={styles.head}>
        <Icon size={20} aria-hidden />
        <div className={styles.words}>
          <h3 id={titleId} className={styles.name}>
            {title}
          </h3>
          <div className={styles.found} aria-live="polite">
            {found.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </div>
      </div>
      {children}
    </section>
  );
}
