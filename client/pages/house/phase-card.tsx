import { momentText, clockText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { CurtainCard, SeatDots } from '../../stage/cards.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import { WayOut } from '../room/way-out.tsx';
import styles from './house.module.css';

/** What the house sees while nobody is on stage. */
export function PhaseCard() {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase.at) ?? 'closed';
  const title = useRoom((state) => state.show?.title) ?? '';
  if (phase === 'foyer') return <Foyer title={title} />;
  return (
    <CurtainCard title={say(`phase-card-${phase}-title`, { title })} testId={`card-${phase}`}>
      <p>{say(`phase-card-${phase}-text`)}</p>
      {phase === 'closed' && <Beginning />}
      <WayOut />
    </CurtainCard>
  );
}

/** The foyer: how long still, who is in the house, who plays. */
function Foyer({ title }: { readonly title: string }) {
  const say = useText();
  const seated = useRoom((state) => state.room?.view.seated) ?? 0;
  return (
    <CurtainCard title={title} testId="card-foyer">
      <Beginning />
      <Credits />
      <SeatDots taken={seated} label={say('foyer-seated', { count: seated })} />
    </CurtainCard>
  );
}

function Beginning() {
  const say = useText();
  const { locale } = useLanguage();
  const startsAt = useRoom((state) => state.show?.startsAt);
  const now = useServerNow();
  if (startsAt === undefined) return null;
  const left = startsAt - now;
  if (left <= 0) return <p>{say('foyer-soon')}</p>;
  // A countdown of many hours says nothing: the day and the hour do.
  if (left > 6 * 3_600_000) return <p>{say('foyer-begins', { when: momentText(startsAt, locale) })}</p>;
  return (
    <p>
      {say('foyer-left')}
      <br />
      <span className={styles.countdown} role="timer">
        {clockText(left)}
      </span>
    </p>
  );
}

function Credits() {
  const cast = useRoom((state) => state.show?.cast) ?? [];
  if (cast.length === 0) return null;
  return (
    <ul className={styles.credits}>
      {cast.map(({ name, part }) => (
        <li key={`${name} ${part ?? ''}`}>
          <strong>{name}</strong>
          {part !== null && ` · ${part}`}
        </li>
      ))}
    </ul>
  );
}
