import styles from './lamp.module.css';

interface LampProps {
  readonly live: boolean;
  readonly word: string;
  readonly detail: string;
}

/** The on-air lamp: colour, word and size say the same, so that it reads from two metres. Said aloud at once. */
export function Lamp({ live, word, detail }: LampProps) {
  return (
    <div className={styles.lamp} role="status" aria-live="assertive" data-testid="on-air" data-live={live}>
      <span className={styles.word}>{word}</span>
      <span className={styles.detail}>{detail}</span>
    </div>
  );
}
