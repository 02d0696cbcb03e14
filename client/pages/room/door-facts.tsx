import type { ShowView } from '../../../protocol/http.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Poster } from '../poster.tsx';
import { ShowTime } from '../show-facts.tsx';
import styles from './seat-screen.module.css';

/** What one is waiting for. */
export function ShowHead({ show }: { readonly show: ShowView }) {
  return (
    <div className={styles.show}>
      <Poster show={show} heading="h2" />
      <ShowTime show={show} />
    </div>
  );
}

interface DoorFactsProps {
  readonly show: Pick<ShowView, 'doorsAt'>;
  readonly isDoorsTime: boolean;
}

/** When the doors open. The stage manager opens them, not the clock: after that time it is a matter of moments. */
export function DoorFacts({ show: { doorsAt }, isDoorsTime }: DoorFactsProps) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <>
      <p className={styles.doors} data-testid="doors-at">
        {isDoorsTime ? say('seat-early-soon') : say('ticket-doors', { when: momentText(doorsAt, locale) })}
      </p>
      <p>{say('seat-early-waits')}</p>
    </>
  );
}
