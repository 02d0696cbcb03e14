import { DoorOpen, MessageCircle } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { OwnSwitch } from '../room/own-switches.tsx';
import { ApplauseButton } from './applause-button.tsx';
import { FloorButton } from './floor-button.tsx';
import { FullScreenButton } from './full-screen.tsx';
import { HandButton } from './hand-button.tsx';
import type { HouseActs } from './house-acts.ts';
import styles from './house.module.css';
import type { HouseCue } from './house.tsx';
import { More } from './more.tsx';
import { SoundControl, type SoundLevel } from './sound-control.tsx';

interface ControlsProps {
  readonly cue: HouseCue;
  readonly acts: HouseActs;
  readonly sound: SoundLevel;
  /** Lines of the chat that nobody here has seen. */
  readonly unread: number;
  /** There is a place for everything; else the menu has the rest. */
  readonly isRoomy: boolean;
}

/** The row of what a spectator can do now. */
export function Controls({ cue, acts, sound, unread, isRoomy }: ControlsProps) {
  const say = useText();
  const standing = useRoom((state) => state.self?.standing.at);
  const isWaiting = standing === 'waiting';
  return (
    <div className={styles.controls} role="toolbar" aria-label={say('controls-label')}>
      {standing === 'on_stage' && <OnStageControls />}
      {standing !== 'on_stage' && standing !== 'backstage' && !isWaiting && (
        <SeatedControls cue={cue} acts={acts} />
      )}
      {!isWaiting && <ChatButton acts={acts} unread={unread} />}
      {(isRoomy || isWaiting) && <SoundControl sound={sound} />}
      {isRoomy && <FullScreenButton />}
      <More acts={acts} isRoomy={isRoomy} />
    </div>
  );
}

/** From one's seat: to ask for the stage, and to clap. */
function SeatedControls({ cue, acts }: { readonly cue: HouseCue; readonly acts: HouseActs }) {
  const mayTakeFloor = useRoom((state) => state.self?.grants.takeFloor ?? false);
  const isLive = useRoom((state) => state.room?.view.phase.at === 'live');
  const isBow = useRoom((state) => state.room?.view.scene.bows ?? false);
  return (
    <>
      {mayTakeFloor && <FloorButton onTake={acts.takeFloor} />}
      <HandButton cue={cue} isCompact={mayTakeFloor} onRaise={acts.raise} />
      {isLive && !isBow && <ApplauseButton />}
    </>
  );
}

function OnStageControls() {
  const say = useText();
  const api = useRoomApi();
  const isSeen = useRoom((state) => state.self?.grants.publish.camera ?? false);
  return (
    <div className={styles.onStage}>
      <OwnSwitch source="microphone" />
      {isSeen && <OwnSwitch source="camera" />}
      <Button
        look="quiet"
        className={styles.textual}
        icon={<DoorOpen size={20} aria-hidden />}
        label={say('stage-step-down-label')}
        testId="step-down"
        onPress={() => void api.command({ type: 'stage.leave' })}
      >
        {say('stage-step-down')}
      </Button>
    </div>
  );
}

/** More than this is "many", and would only make the sign wider. */
const mostCounted = 9;

function ChatButton({ acts, unread }: { readonly acts: HouseActs; readonly unread: number }) {
  const say = useText();
  return (
    <Button
      look="plain"
      className={styles.chatButton}
      icon={<MessageCircle size={22} aria-hidden />}
      label={unread > 0 ? say('chat-open-unread', { count: unread }) : say('chat-title')}
      testId="chat-open"
      onPress={() => acts.setChatOpen(!acts.isChatOpen)}
    >
      {unread > 0 ? (
        <span className={styles.unread} data-testid="chat-unread" aria-hidden>
          {unread > mostCounted ? `${String(mostCounted)}+` : unread}
        </span>
      ) : null}
    </Button>
  );
}
