import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { StagePreview } from '../../stage/preview.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Stage } from '../../stage/stage.tsx';
import { isCurtained } from './company.ts';

/** What the house sees; while the curtain is down, that is the curtain. */
export function WingsPreview() {
  const say = useText();
  const isDown = useRoom(({ room }) => room !== null && isCurtained(room.view));
  if (!isDown) return <StagePreview isAsSeen />;
  return (
    <Stage
      performers={[]}
      isAsSeen
      empty={
        <CurtainCard title={say('wings-curtain')} testId="card-curtain">
          <p>{say('wings-curtain-text')}</p>
        </CurtainCard>
      }
    />
  );
}
