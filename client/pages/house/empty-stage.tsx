import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { EndCard } from './end-card.tsx';
import { PhaseCard } from './phase-card.tsx';

/** What stands on the stage while nobody does. */
export function EmptyStage() {
  const phase = useRoom((state) => state.room?.view.phase.at) ?? 'closed';
  const isCurtain = useRoom((state) => state.room?.view.scene.curtain ?? false);
  const isWaiting = useRoom((state) => state.self?.standing.at === 'waiting');
  if (phase === 'finished') return <EndCard />;
  // A place of its own for whoever came late and is not let in yet: neither the curtain nor the stage is theirs.
  if (isWaiting) return <PhaseCard />;
  if (isCurtain && phase !== 'closed') return <CurtainDownCard />;
  return phase === 'live' ? <LiveCard /> : <PhaseCard />;
}

/** The curtain is down in the middle of it: nothing is wrong, and it goes on. */
function CurtainDownCard() {
  const say = useText();
  const isOnStage = useRoom((state) => state.self?.standing.at === 'on_stage');
  return (
    <CurtainCard title={say('curtain-title')} testId="card-curtain">
      <p role="status">{say('curtain-text')}</p>
      {isOnStage && (
        <p role="status" data-testid="curtain-on-stage">
          <strong>{say('curtain-on-stage')}</strong>
        </p>
      )}
    </CurtainCard>
  );
}

function LiveCard() {
  const say = useText();
  return (
    <CurtainCard title={say('phase-card-live-title')} testId="card-live">
      <p>{say('phase-card-live-text')}</p>
    </CurtainCard>
  );
}
