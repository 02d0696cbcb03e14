import { Camera, Mic } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import type { SoundProfile } from '../../room/api.ts';
import { useOwnTrack, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Mirror } from '../../ui/mirror.tsx';
import { Segments } from '../../ui/segments.tsx';
import { BackgroundWarning } from '../room/background-choice.tsx';
import { InsecureNotice } from '../room/capture-notice.tsx';
import { OwnControls } from '../room/own-controls.tsx';
import styles from './own-devices.module.css';

interface OwnDevicesProps {
  readonly isMirrored: boolean;
  /** Opens the choice of devices. */
  readonly onChoose: () => void;
}

/** One's own picture and voice, and the switches for what is sent. */
export function OwnDevices({ isMirrored, onChoose }: OwnDevicesProps) {
  const capture = useRoom((state) => state.capture.at);
  const microphone = useOwnTrack('microphone');
  const camera = useOwnTrack('camera');
  if (!isSecureContext) return <InsecureNotice />;
  if (capture !== 'ready') return <Closed isPending={capture === 'asking'} />;
  return (
    <div className={styles.devices}>
      <div className={styles.self}>
        <Mirror microphone={microphone} camera={camera} isMirrored={isMirrored} />
        <div className={styles.switches}>
          <OwnControls onChoose={onChoose} />
        </div>
      </div>
      <BackgroundWarning />
      <SoundProfileChoice />
    </div>
  );
}

/** Nothing is captured yet: with a camera, or the voice alone. */
function Closed({ isPending }: { readonly isPending: boolean }) {
  const say = useText();
  const api = useRoomApi();
  return (
    <div className={styles.devices}>
      <p className={styles.quiet}>{say('wings-devices-hint')}</p>
      <Button
        look="primary"
        wide
        isPending={isPending}
        icon={<Camera size={20} aria-hidden />}
        testId="open-devices"
        onPress={() => void api.openCapture('voice_and_video')}
      >
        {say('wings-open-devices')}
      </Button>
      <Button
        look="plain"
        wide
        isDisabled={isPending}
        icon={<Mic size={20} aria-hidden />}
        testId="open-microphone"
        onPress={() => void api.openCapture('voice')}
      >
        {say('wings-open-microphone')}
      </Button>
    </div>
  );
}

const profiles: readonly SoundProfile[] = ['voice', 'music'];

/** Speech is cleaned by the browser; music is sent as it sounds. */
function SoundProfileChoice() {
  const say = useText();
  const api = useRoomApi();
  const [profile, setProfile] = useState<SoundProfile>('voice');
  const choose = (next: SoundProfile): void => {
    setProfile(next);
    void api.setSoundProfile(next);
  };
  return (
    <Segments
      label={say('profile-label')}
      value={profile}
      options={profiles.map((value) => ({ value, text: say(`profile-${value}`) }))}
      onChange={choose}
      testId="sound-profile"
    />
  );
}
