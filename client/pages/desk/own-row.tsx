import { Camera, Mic, Power, Radio } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useOwnTrack, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Level } from '../../ui/level.tsx';
import { BackgroundWarning } from '../room/background-choice.tsx';
import { OwnControls } from '../room/own-controls.tsx';
import { isHeard, ownAirOf } from './own-air.ts';
import styles from './own-row.module.css';
import { useDesk } from './use-desk.ts';

interface OwnRowProps {
  /** Opens the choice of devices. */
  readonly onChoose: () => void;
}

/**
 * Oneself, for a director who performs from the desk: whether the house hears one, and camera and microphone. There
 * while one stands on stage, and while anything of one's own is open.
 */
export function OwnRow({ onChoose }: OwnRowProps) {
  const say = useText();
  const isOver = useDesk((view) => view.phase.at === 'finished', true);
  const isOnStage = useRoom(({ self }) => self?.standing.at === 'on_stage');
  const isOpen = useRoom(({ capture }) => capture.at === 'ready');
  const air = useRoom(ownAirOf);
  const isShown = !isOver && (isOnStage || isOpen);
  const heard = isHeard(air);
  return (
    <div
      className={styles.place}
      role="group"
      aria-label={say('desk-own')}
      data-shown={isShown}
      data-heard={isShown && heard}
    >
      {/* Stands there when it is empty, too: else its first words would not be read aloud. */}
      <div role="status" className={styles.status}>
        {isShown && (
          <p className={styles.air} data-testid="own-air" data-air={air}>
            <strong className={styles.word}>
              {heard && <Radio size={20} aria-hidden />}
              {say(heard ? 'desk-own-is-heard' : 'desk-own-is-unheard')}
            </strong>
            <span className={styles.detail}>{say(`desk-own-${air}`)}</span>
          </p>
        )}
        {isShown && <BackgroundWarning />}
      </div>
      {isShown && (isOpen ? <Open isOnStage={isOnStage} onChoose={onChoose} /> : <Closed />)}
    </div>
  );
}

function Open({ isOnStage, onChoose }: OwnRowProps & { readonly isOnStage: boolean }) {
  const say = useText();
  const api = useRoomApi();
  const microphone = useOwnTrack('microphone');
  return (
    <span className={styles.hands}>
      {microphone !== undefined && (
        <span className={styles.level}>
          <Level track={microphone} label={say('mirror-level')} isBare />
        </span>
      )}
      <OwnControls onChoose={onChoose} />
      {/* Before the house the switches are enough, and quicker to take back. */}
      {!isOnStage && (
        <Button
          look="quiet"
          icon={<Power size={22} aria-hidden />}
          label={say('desk-own-close')}
          testId="own-close"
          onPress={() => api.closeCapture()}
        >
          {null}
        </Button>
      )}
    </span>
  );
}

/** On stage with nothing to be seen or heard by. */
function Closed() {
  const say = useText();
  const api = useRoomApi();
  const isPending = useRoom(({ capture }) => capture.at === 'asking');
  return (
    <span className={styles.hands}>
      <Button
        look="primary"
        isPending={isPending}
        icon={<Camera size={20} aria-hidden />}
        testId="open-devices"
        onPress={() => void api.openCapture('voice_and_video')}
      >
        {say('desk-own-open')}
      </Button>
      <Button
        look="quiet"
        isDisabled={isPending}
        icon={<Mic size={22} aria-hidden />}
        label={say('wings-open-microphone')}
        testId="open-microphone"
        onPress={() => void api.openCapture('voice')}
      >
        {null}
      </Button>
    </span>
  );
}

/** The same for a director behind the stage, small, in their own row of the board: to check oneself beforehand. */
export function OwnOffer() {
  const say = useText();
  const api = useRoomApi();
  const at = useRoom(({ capture }) => capture.at);
  if (at === 'ready') return null;
  return (
    <Button
      look="plain"
      isPending={at === 'asking'}
      icon={<Camera size={20} aria-hidden />}
      label={say('wings-open-devices')}
      testId="own-open"
      onPress={() => void api.openCapture('voice_and_video')}
    >
      {null}
    </Button>
  );
}
