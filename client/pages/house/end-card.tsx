import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { WayOut } from '../room/way-out.tsx';
import styles from './end-card.module.css';
import { NextShow } from './next-show.tsx';
import { Rating } from './rating.tsx';

/** After the last bow: thanks, a word about the evening, what is on next, and the way out. */
export function EndCard() {
  const say = useText();
  return (
    <CurtainCard title={say('phase-card-finished-title')} testId="card-finished">
      <p>{say('phase-card-finished-text')}</p>
      <div className={styles.end}>
        <Rating />
        <NextShow />
        <WayOut />
      </div>
    </CurtainCard>
  );
}
