import { DoorOpen } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import type { RoomClientState } from '../../room/state.ts';
import { useOwnTrack, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Mirror } from '../../ui/mirror.tsx';
import { OwnSwitch } from '../room/own-switches.tsx';
import styles from './backstage.module.css';
import { PrivateLines } from './private-line.tsx';

/** A spectator behind the stage, on the way to it: a quiet place where the stage manager alone hears one. */
export function BackstageScreen() {
  const say = useText();
  const api = useRoomApi();
  const standing = useRoom((state) => state.self?.standing);
  const isNext = useRoom((state) => state.self?.standby ?? false);
  const microphone = useOwnTrack('microphone');
  const camera = useOwnTrack('camera');
  if (standing?.at !== 'backstage') return null;
  const { wish = 'voice' } = standing;
  return (
    <section className={styles.backstage} data-testid="backstage" aria-labelledby="backstage-title">
      <div className={styles.quiet}>
        <h2 id="backstage-title" className={styles.quietTitle}>
          {say(isNext ? 'backstage-next' : 'backstage-title')}
        </h2>
        <Mirror microphone={microphone} camera={camera} />
        <HeardBy />
        <PrivateLines />
        <div className={styles.quietRow}>
          {microphone === undefined ? (
            <Button look="primary" testId="be-heard" onPress={() => void api.openCapture(wish)}>
              {say('return-open')}
            </Button>
          ) : (
            <>
              <OwnSwitch source="microphone" />
              {wish === 'voice_and_video' && <OwnSwitch source="camera" />}
            </>
          )}
          <Button
            look="quiet"
            icon={<DoorOpen size={20} aria-hidden />}
            testId="backstage-leave"
            onPress={() => void api.command({ type: 'stage.leave' })}
          >
            {say('backstage-leave')}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** Whether the desk hears me, by what the server has of mine. */
const heardOf = ({ publishing, capture }: Pick<RoomClientState, 'publishing' | 'capture'>) => {
  if (publishing.microphone === 'live') return 'desk';
  return publishing.microphone === 'paused' || capture.at !== 'ready' ? 'nobody' : 'connecting';
};

/** Who hears me now: never more than the stage manager. */
function HeardBy() {
  const say = useText();
  const heard = useRoom(heardOf);
  return (
    <p className={styles.heard} role="status" data-testid="heard-by" data-heard={heard}>
      {say(`backstage-heard-${heard}`)}
    </p>
  );
}
