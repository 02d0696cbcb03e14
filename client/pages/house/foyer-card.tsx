import { MessageCircleQuestion } from 'lucide-react';
import type { ShowView } from '../../../protocol/http.ts';
import { languageText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { CurtainCard, SeatDots } from '../../stage/cards.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Beginning } from './beginning.tsx';
import { SeatInBrowser } from './seat-in-browser.tsx';
import styles from './cards.module.css';

interface FoyerCardProps {
  readonly onCheck: () => void;
}

/** The foyer: how long still, who is in the house, what is played and by whom, and a check for whoever may speak. */
export function FoyerCard({ onCheck }: FoyerCardProps) {
  const say = useText();
  const show = useRoom((state) => state.show);
  const seated = useRoom((state) => state.room?.view.seated) ?? 0;
  return (
    <CurtainCard title={show?.title ?? ''} testId="card-foyer">
      <Beginning />
      <SeatDots taken={seated} label={say('foyer-seated', { count: seated })} />
      {show !== null && <Programme show={show} />}
      {show?.takesPart === true && (
        <div className={styles.part}>
          <p className={styles.aside}>{say('foyer-watch')}</p>
          <Button
            look="quiet"
            icon={<MessageCircleQuestion size={20} aria-hidden />}
            testId="may-speak"
            onPress={onCheck}
          >
            {say('foyer-may-speak')}
          </Button>
        </div>
      )}
      <SeatInBrowser />
    </CurtainCard>
  );
}

/** What one holds in one's hands in a foyer. */
function Programme({ show }: { readonly show: ShowView }) {
  const say = useText();
  const { locale } = useLanguage();
  const { description, durationMinutes, language, cast } = show;
  return (
    <section className={styles.programme} aria-label={say('foyer-programme')} data-testid="programme">
      <p className={styles.aside}>
        {say('show-minutes', { minutes: durationMinutes })} · {languageText(language, locale)}
      </p>
      {description !== '' && <p className={styles.about}>{description}</p>}
      {cast.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{say('foyer-cast')}</h3>
          <ol className={styles.credits}>
            {cast.map(({ name, part }) => (
              <li key={`${name} ${part ?? ''}`}>
                <strong>{name}</strong>
                {part !== null && ` · ${part}`}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
