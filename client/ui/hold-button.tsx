import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';

/** How long a finger must rest, in milliseconds. */
export const holdMs = 900;

interface HoldButtonProps {
  readonly children: ReactNode;
  readonly onHeld: () => void;
  /** A press without holding, such as a screen reader's: the caller asks "are you sure?" */
  readonly onTapped: () => void;
  readonly isDisabled?: boolean;
  /** Held by something else than this button, a key: it fills as it would under a finger. */
  readonly isHeldElsewhere?: boolean;
  readonly testId?: string;
  readonly className?: string | undefined;
}

/**
 * A button for what cannot be taken back: held by pointer or by Enter until it fills. Space does nothing here, since
 * a space bar is pressed by mistake too easily.
 */
export function HoldButton({
  children,
  onHeld,
  onTapped,
  isDisabled,
  isHeldElsewhere = false,
  testId,
  className,
}: HoldButtonProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const heldThrough = useRef(false);
  const [held, setHeld] = useState(false);
  const release = (): void => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const hold = (): void => {
    if (isDisabled === true) return;
    clearTimeout(timer.current);
    heldThrough.current = false;
    setHeld(true);
    timer.current = setTimeout(() => {
      heldThrough.current = true;
      setHeld(false);
      onHeld();
    }, holdMs);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (event.key === 'Enter' && !event.repeat) hold();
  };
  const keyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ') event.preventDefault();
    if (event.key === 'Enter') release();
  };
  const click = (event: MouseEvent): void => {
    event.preventDefault();
    if (!heldThrough.current) onTapped();
    heldThrough.current = false;
  };

  return (
    <button
      type="button"
      className={classes(styles.button, styles.hold, className)}
      style={{ '--hold-ms': `${String(holdMs)}ms` } as CSSProperties} // custom properties are unknown to the type
      disabled={isDisabled}
      data-disabled={isDisabled === true ? true : undefined}
      data-held={held || isHeldElsewhere || undefined}
      data-testid={testId}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={keyDown}
      onKeyUp={keyUp}
      onBlur={release}
      onClick={click}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
}
