import styles from './desk.module.css';
import { type KeyAct, keyFor } from './keys.ts';

/** The key for a button, where there is a keyboard. A screen reader finds all of them in the help sheet. */
export function KeyHint({ act }: { readonly act: KeyAct }) {
  return (
    <kbd className={styles.key} aria-hidden>
      {keyFor(act)}
    </kbd>
  );
}
