import { DoorOpen, Theater } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Sound } from '../../stage/sound.tsx';
import { StagePreview } from '../../stage/preview.tsx';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { CaptureNotice } from '../room/capture-notice.tsx';
import { RefusalNotice } from '../room/notices.tsx';
import { onAirOf } from '../../stage/on-air.ts';
import { SeatScreen } from '../room/seat-screen.tsx';
import { SoundBanner } from '../room/sound-banner.tsx';
import { WayOut } from '../room/way-out.tsx';
import { CastList } from './cast-list.tsx';
import { OwnDevices } from './own-devices.tsx';
import styles from './wings.module.css';

interface WingsProps {
  /** False where another pane of the same page already plays the room. */
  readonly isSounding?: boolean;
}

/** The wings: on one side what the house sees, on the other the lamp and oneself. */
export function Wings({ isSounding = true }: WingsProps) {
  return (
    <div className={styles.wings} data-testid="wings">
      <SeatScreen>
        <WingsScreen isSounding={isSounding} />
      </SeatScreen>
    </div>
  );
}

function WingsScreen({ isSounding }: { readonly isSounding: boolean }) {
  const seen = useSeen();
  const mayPerform = useRoom((state) => state.self?.grants.perform ?? false);
  return (
    <div className={styles.layout}>
      <div className={styles.preview}>
        <p className={styles.what}>{seen}</p>
        <StagePreview isAsSeen />
      </div>
      <div className={styles.side}>
        <OnAirLamp />
        <RefusalNotice />
        <CaptureNotice />
        {isSounding && <SoundBanner />}
        {mayPerform && <StageDoor />}
        {mayPerform && <OwnDevices />}
        <CastList />
        <WayOut />
      </div>
      {isSounding && <Sound />}
    </div>
  );
}

/** Whether the house sees what the picture below shows. */
function useSeen(): string {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase.at);
  if (phase === 'live') return say('wings-preview');
  return phase === 'finished' ? say('wings-preview-finished') : say('wings-preview-closed');
}

function OnAirLamp() {
  const say = useText();
  const onAir = useRoom(onAirOf);
  const phase = useRoom((state) => state.room?.view.phase.at) ?? 'closed';
  const detail = onAir === 'off' ? say(`phase-${phase}`) : say(`wings-air-${onAir}-detail`);
  return <Lamp live={onAir === 'live'} word={say(`wings-air-${onAir}`)} detail={detail} />;
}

/** On and off the stage. */
function StageDoor() {
  const say = useText();
  const api = useRoomApi();
  const isOnStage = useRoom((state) => state.self?.standing.at === 'on_stage');
  const isReady = useRoom((state) => state.capture.at === 'ready');
  return (
    <Button
      look={isOnStage || !isReady ? 'quiet' : 'primary'}
      wide
      icon={isOnStage ? <DoorOpen size={20} aria-hidden /> : <Theater size={20} aria-hidden />}
      testId={isOnStage ? 'stage-leave' : 'stage-enter'}
      onPress={() => void api.command({ type: isOnStage ? 'stage.leave' : 'stage.enter' })}
    >
      {say(isOnStage ? 'wings-leave-stage' : 'wings-enter-stage')}
    </Button>
  );
}
