import { useText } from '../i18n/language.tsx';
import { CurtainCard } from './cards.tsx';
import { useRoom } from './room-context.tsx';
import { Stage } from './stage.tsx';

/** The stage as the cast watches it; while nobody is on, it says what the evening is at. */
export function StagePreview({ isAsSeen = false }: { readonly isAsSeen?: boolean }) {
  const say = useText();
  const performers = useRoom((state) => state.room?.view.stage) ?? [];
  const phase = useRoom((state) => state.room?.view.phase.at) ?? 'closed';
  return (
    <Stage
      performers={performers}
      isAsSeen={isAsSeen}
      empty={<CurtainCard title={say(phase === 'live' ? 'stage-empty' : `phase-${phase}`)} />}
    />
  );
}
