import styles from './desk.module.css';
import { type KeyAct, keyFor } from './keys.ts';

/** The key for a button, where there is a keyboard. A screen reader finds all of them in the help sheet. */
export function KeyHint({ act }: { readonly act: KeyAct }) {
  // The style sheet writes it: it is no part of the button's words, by which those who dictate call it.
  return <kbd className={styles.key} aria-hidden data-key={keyFor(act)} />;
}
