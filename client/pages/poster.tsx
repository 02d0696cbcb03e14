import type { ShowView } from '../../protocol/http.ts';
import { classes } from '../ui/classes.ts';
import styles from './poster.module.css';

interface PosterProps {
  readonly show: ShowView;
  /** `h1` on the show's own page. */
  readonly heading: 'h1' | 'h2';
  readonly isTall?: boolean;
}

/** The poster, with the title over its foot; without a picture, a lit curtain. */
export function Poster({ show: { title, posterUrl }, heading: Heading, isTall = false }: PosterProps) {
  return (
    <div className={classes(styles.poster, isTall && styles.tall)} data-ground="stage">
      {posterUrl === null ? (
        <div className={styles.curtain} aria-hidden />
      ) : (
        <img className={styles.picture} src={posterUrl} alt="" />
      )}
      <Heading className={styles.title}>{title}</Heading>
    </div>
  );
}
