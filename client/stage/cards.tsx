import type { ReactNode } from 'react';
import styles from './cards.module.css';

interface CardProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly testId?: string;
}

/** What stands on the stage while nobody does: a dimmed curtain and a few words. */
export function CurtainCard({ title, children, testId }: CardProps) {
  return (
    <div className={styles.curtain} data-testid={testId}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </div>
    </div>
  );
}

/** Taken seats as a quiet line of dots; the number stands beside it for those who cannot see them. */
export function SeatDots({ taken, label }: { readonly taken: number; readonly label: string }) {
  const shown = Math.min(taken, 100);
  return (
    <div className={styles.seats}>
      <div className={styles.dots} aria-hidden>
        {Array.from({ length: shown }, (_, index) => (
          <span key={index} />
        ))}
      </div>
      <p>{label}</p>
    </div>
  );
}
