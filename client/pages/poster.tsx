import type { ShowView } from '../../protocol/http.ts';
import { classes } from '../ui/classes.ts';
import styles from './poster.module.css';

interface PosterProps {
  readonly show: ShowView;
  /** `h1` on the show's own page. */
  readonly heading: 'h1' | 'h2';
  readonly isTall?: boolean;
}

/** The smaller size of a poster that the house has made; of any other picture, the picture. */
const smallOf = (url: string): string => url.replace(/^(\/posters\/[0-9a-f]{64})\.jpg$/, '$1.small.jpg');

/** Posters of the house come in two sizes; the list needs no more than the smaller one on most screens. */
function sourcesOf(url: string): { readonly src: string; readonly srcSet?: string; readonly sizes?: string } {
  const small = smallOf(url);
  if (small === url) return { src: url };
  return { src: url, srcSet: `${small} 640w, ${url} 1600w`, sizes: '(min-width: 720px) 720px, 100vw' };
}

/** The poster, with the title over its foot; without a picture, a lit curtain. */
export function Poster({ show: { title, posterUrl }, heading: Heading, isTall = false }: PosterProps) {
  return (
    <div className={classes(styles.poster, isTall && styles.tall)} data-ground="stage">
      {posterUrl === null ? (
        <div className={styles.curtain} aria-hidden />
      ) : (
        <>
          {isTall && <img className={styles.backdrop} src={smallOf(posterUrl)} alt="" />}
          <img className={styles.picture} {...sourcesOf(posterUrl)} alt="" />
        </>
      )}
      <Heading className={styles.title}>{title}</Heading>
    </div>
  );
}
