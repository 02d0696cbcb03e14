import { DoorOpen, Theater } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Sound } from '../../stage/sound.tsx';
import { Button } from '../../ui/button.tsx';
import { CaptureNotice } from '../room/capture-notice.tsx';
import { DeviceSheet } from '../room/device-sheet.tsx';
import { useMirrorChoice } from '../room/mirror-choice.ts';
import { RefusalNotice } from '../room/notices.tsx';
import { SeatScreen } from '../room/seat-screen.tsx';
import { SoundBanner } from '../room/sound-banner.tsx';
import { WayOut } from '../room/way-out.tsx';
import { Backstage } from './backstage.tsx';
import { DeskLink } from './desk-link.tsx';
import { FreshNote } from './fresh-note.tsx';
import { lampOf } from './lamp-state.ts';
import { NextUp } from './next-up.tsx';
import { OnAirLamp } from './on-air-lamp.tsx';
import { OwnDevices } from './own-devices.tsx';
import { WingsPreview } from './preview.tsx';
import { SceneBar } from './scene-bar.tsx';
import { Share } from './share.tsx';
import { SpokenTo } from './spoken-to.tsx';
import styles from './wings.module.css';
import { Words } from './words.tsx';

interface WingsProps {
  /** False where another pane of the same page already plays the room. */
  readonly isSounding?: boolean;
}

/** The wings: on one side what the house sees, on the other the lamp, oneself and those who wait with one. */
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
  const air = useRoom(lampOf);
  const isSpokenTo = useRoom(({ self }) => (self?.spokenToBy.length ?? 0) > 0);
  const mayPerform = useRoom((state) => state.self?.grants.perform ?? false);
  const [isChoosing, setChoosing] = useState(false);
  const [isMirrored, setMirrored] = useMirrorChoice();
  return (
    <>
      <div className={styles.layout} data-air={air} data-spoken={isSpokenTo}>
        <div className={styles.calls}>
          <OnAirLamp />
          <SpokenTo />
          <FreshNote />
          {isSounding && <SoundBanner />}
        </div>
        <div className={styles.preview}>
          <SceneBar />
          <WingsPreview />
        </div>
        <div className={styles.rest}>
          <div className={styles.side}>
            <RefusalNotice />
            <CaptureNotice />
            <DeskLink />
            <WayOut />
            <NextUp />
            {mayPerform && <StageDoor />}
            {mayPerform && <OwnDevices isMirrored={isMirrored} onChoose={() => setChoosing(true)} />}
            {mayPerform && <Share />}
            <Backstage />
          </div>
          <div className={styles.words}>
            <Words />
          </div>
        </div>
      </div>
      {isChoosing && (
        <DeviceSheet isMirrored={isMirrored} onMirror={setMirrored} onClose={() => setChoosing(false)} />
      )}
      {isSounding && <Sound />}
    </>
  );
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
