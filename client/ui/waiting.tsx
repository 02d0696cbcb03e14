import styles from './waiting.module.css';

interface WaitingProps {
  readonly text: string;
  /** Nothing else is there yet: in the middle of the page. */
  readonly isPage?: boolean;
}

/** Footlights that come up one after another while something is on its way. */
export function Waiting({ text, isPage = false }: WaitingProps) {
  return (
    <div className={styles.waiting} role="status" data-page={isPage}>
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
