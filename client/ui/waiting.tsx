import styles from './waiting.module.css';

/** Footlights that come up one after another while something is on its way. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <div className={styles.waiting} role="status">
      <div className={styles.footlights} aria-hidden>
        <span />
        <span />
        <span />
        <span />
        <span />
      </div>
      <p>{text}</p>
    </div>
  );
}
