import { ArrowDownToLine, ArrowUpToLine, Flower2 } from 'lucide-react';
import { mayCurtain } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useDeskTools } from './desk-context.tsx';
import styles from './curtain.module.css';
import { KeyHint } from './key-hint.tsx';
import { useDesk } from './use-desk.ts';

export const useCurtain = (): boolean => useRoom((state) => state.room?.view.scene.curtain) ?? false;

/** One press, at once, both ways: what is held up by a question comes too late. */
export function CurtainSwitch() {
  const say = useText();
  const desk = useDeskTools();
  const isDown = useCurtain();
  const isPossible = useDesk((view) => mayCurtain(view.phase.at), false);
  if (!isPossible) return null;
  const Icon = isDown ? ArrowUpToLine : ArrowDownToLine;
  return (
    <div className={styles.curtainSwitch} data-down={isDown} data-ground="stage">
      <Button
        icon={<Icon size={20} aria-hidden />}
        testId="curtain"
        onPress={() => void desk.act({ type: 'curtain.set', down: !isDown })}
      >
        {say(isDown ? 'desk-curtain-raise' : 'desk-curtain-lower')}
        <KeyHint act="curtain" />
      </Button>
    </div>
  );
}

/** The curtain over the preview: it can be seen through here, since the play goes on behind it. */
export function CurtainVeil() {
  const say = useText();
  const isDown = useCurtain();
  return (
    <div className={styles.veilPlace} role="status" data-ground="stage">
      {isDown && (
        <div className={styles.veil} data-testid="curtain-down">
          <p className={styles.veilWords}>
            <strong>{say('desk-curtain-down')}</strong>
            {say('desk-curtain-down-text')}
          </p>
        </div>
      )}
    </div>
  );
}

/** The curtain call: those of the cast who are behind the stage come on, and everybody bows. */
export function BowsSwitch() {
  const say = useText();
  const desk = useDeskTools();
  const isOn = useRoom((state) => state.room?.view.scene.bows) ?? false;
  return (
    <Button
      icon={<Flower2 size={20} aria-hidden />}
      testId="bows"
      onPress={() => void desk.act({ type: 'bows.call', on: !isOn })}
    >
      {say(isOn ? 'desk-bows-over' : 'desk-bows')}
      <KeyHint act="bows" />
    </Button>
  );
}
