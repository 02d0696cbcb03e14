import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone?: 'plain' | 'warn' | 'bad';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly isFloating?: boolean;
  readonly testId?: string;
}

/** A sentence that an usher would say; never by colour alone. */
export function Notice({ tone = 'plain', children, action, isFloating = false, testId }: NoticeProps) {
  const Icon = tone === 'plain' ? Info : tone === 'warn' ? TriangleAlert : CircleAlert;
  return (
    <div
      className={classes(
        styles.notice,
        tone === 'warn' && styles.warn,
        tone === 'bad' && styles.bad,
        isFloating && styles.floating,
      )}
      role={tone === 'bad' ? 'alert' : 'status'}
      data-testid={testId}
    >
      <Icon size={20} aria-hidden />
      <div>{children}</div>
      {action}
    </div>
  );
}
