import { Hand } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import type { HouseCue } from './house.tsx';
import styles from './house.module.css';

interface HandButtonProps {
  readonly cue: HouseCue;
  /** Without its word: another button leads to the stage, too. */
  readonly isCompact?: boolean;
  readonly onRaise: () => void;
}

/** Raises the hand; once it is up, shows the place in the queue and lowers it. */
export function HandButton({ cue, isCompact = false, onRaise }: HandButtonProps) {
  const say = useText();
  const api = useRoomApi();
  const standing = useRoom((state) => state.self?.standing);
  const mayRaise = useRoom((state) => state.self?.grants.raiseHand ?? false);
  const isAsking = useRoom((state) => state.capture.at === 'asking');
  if (standing?.at === 'hand_raised' || standing?.at === 'invited') {
    const place = standing.at === 'hand_raised' ? standing.place : null;
    return (
      <Button
        look="primary"
        className={styles.raised}
        icon={<Hand size={20} aria-hidden />}
        label={place === null ? say('hand-lower') : say('hand-lower-from', { place })}
        testId="hand"
        onPress={() => void api.lowerHand()}
      >
        {!isCompact && `${say('hand-raised')} `}
        {place !== null && (
          <span className={styles.place} aria-hidden>
            {place}
          </span>
        )}
      </Button>
    );
  }
  return (
    <Button
      look="quiet"
      cue={cue === 'raise'}
      icon={<Hand size={20} aria-hidden />}
      isDisabled={!mayRaise}
      isPending={isAsking}
      label={say('hand-raise')}
      testId="hand"
      onPress={onRaise}
    >
      {isCompact ? null : say('hand-raise')}
    </Button>
  );
}
