import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { DemoHint } from '../room/demo-hint.tsx';
import { WayOut } from '../room/way-out.tsx';
import { Beginning } from './beginning.tsx';
import { FoyerCard } from './foyer-card.tsx';
import { IntervalCard } from './interval-card.tsx';

interface PhaseCardProps {
  /** Opens the check of camera, microphone and network. */
  readonly onCheck: () => void;
}

/** What the house sees while nobody is on stage. */
export function PhaseCard({ onCheck }: PhaseCardProps) {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase.at) ?? 'closed';
  const title = useRoom((state) => state.show?.title) ?? '';
  if (phase === 'foyer') return <FoyerCard onCheck={onCheck} />;
  if (phase === 'intermission') return <IntervalCard />;
  return (
    <CurtainCard title={say(`phase-card-${phase}-title`, { title })} testId={`card-${phase}`}>
      <p>{say(`phase-card-${phase}-text`)}</p>
      {phase === 'closed' && <Beginning />}
      {phase === 'closed' && <DemoHint />}
      <WayOut />
    </CurtainCard>
  );
}
