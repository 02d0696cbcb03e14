import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  /** Its accessible name. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
  /** Escape, or a press beside it. */
  readonly onClose: () => void;
}

/** A modal dialog: the browser keeps the focus in it and gives it back. */
export function Dialog({ label, className, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={className ?? 'small'}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
