import { Camera } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import type { SoundProfile } from '../../room/api.ts';
import { useOwnTrack, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Mirror } from '../../ui/mirror.tsx';
import { InsecureNotice } from '../room/capture-notice.tsx';
import { OwnSwitch } from '../room/own-switches.tsx';
import styles from './wings.module.css';

/** One's own picture and voice, and the switches for what is sent. */
export function OwnDevices() {
  const say = useText();
  const api = useRoomApi();
  const capture = useRoom((state) => state.capture.at);
  const microphone = useOwnTrack('microphone');
  const camera = useOwnTrack('camera');
  if (!isSecureContext) return <InsecureNotice />;
  if (capture !== 'ready') {
    return (
      <div className={styles.devices}>
        <p className={styles.quiet}>{say('wings-devices-hint')}</p>
        <Button
          look="primary"
          wide
          isPending={capture === 'asking'}
          icon={<Camera size={20} aria-hidden />}
          testId="open-devices"
          onPress={() => void api.openCapture('voice_and_video')}
        >
          {say('wings-open-devices')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.devices}>
      <div className={styles.self}>
        <Mirror microphone={microphone} camera={camera} />
        <div className={styles.switches}>
          <OwnSwitch source="microphone" />
          <OwnSwitch source="camera" />
        </div>
      </div>
      <SoundProfileChoice />
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
    <ToggleButtonGroup
      className={classes(styles.profiles)}
      aria-label={say('profile-label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[profile]}
      onSelectionChange={(keys) => {
        const chosen = profiles.find((one) => keys.has(one));
        if (chosen !== undefined) choose(chosen);
      }}
    >
      {profiles.map((one) => (
        <ToggleButton key={one} id={one} className={classes(styles.profile)}>
          {say(`profile-${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
