import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly testId?: string;
  /** Escape; without it the sheet stays until it is answered. */
  readonly onEscape?: () => void;
}

/**
 * A sheet from below, inside its pane and not over the page: the stage stays in sight, other panes stay usable. It
 * takes the focus when it comes, but none of its buttons does, so that a key pressed just then answers nothing; it
 * gives the focus back when it goes.
 */
export function Sheet({ title, children, testId, onEscape }: SheetProps) {
  const titleId = useId();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    root.current?.focus({ preventScroll: true });
    return () => {
      const after = document.activeElement;
      const lost = after === null || after === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      ref={root}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      className={styles.sheet}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape?.();
      }}
    >
      <div className={styles.body}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
