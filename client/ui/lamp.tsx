import styles from './lamp.module.css';

interface LampProps {
  /** Each has a look of its own; red is for `live` and `heard` alone. */
  readonly state: 'dark' | 'standby' | 'curtain' | 'connecting' | 'silent' | 'seen' | 'heard' | 'live';
  readonly word: string;
  readonly detail: string;
}

/** The on-air lamp: colour, shape, word and size say the same, so that it reads from two metres. Said aloud at once. */
export function Lamp({ state, word, detail }: LampProps) {
  return (
    <div
      className={styles.lamp}
      role="status"
      aria-live="assertive"
      data-testid="on-air"
      data-live={state === 'live' || state === 'heard'}
      data-air={state}
      {...(state === 'curtain' ? { 'data-ground': 'stage' } : {})}
    >
      <span className={styles.word}>{word}</span>
      <span className={styles.detail}>{detail}</span>
    </div>
  );
}
