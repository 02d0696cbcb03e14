import { Mic, Theater } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './house.module.css';

/** The floor is the house's: steps on stage, or speaks from one's seat while everybody may. */
export function FloorButton({ onTake }: { readonly onTake: () => void }) {
  const say = useText();
  const isVoice = useRoom((state) => state.room?.view.scene.floor === 'everybody');
  const isAsking = useRoom((state) => state.capture.at === 'asking');
  const Icon = isVoice ? Mic : Theater;
  return (
    <Button
      look="primary"
      className={styles.textual}
      icon={<Icon size={20} aria-hidden />}
      isPending={isAsking}
      label={say(isVoice ? 'floor-speak' : 'floor-step-on-label')}
      testId="take-floor"
      onPress={onTake}
    >
      {say(isVoice ? 'floor-speak' : 'floor-step-on')}
    </Button>
  );
}
