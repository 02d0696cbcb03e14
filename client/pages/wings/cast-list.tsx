import { MicOff, VideoOff, WifiOff } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import styles from './wings.module.css';

/** Those of the cast who are here, on stage or behind it. */
export function CastList() {
  const say = useText();
  const cast =
    useRoom(({ room }) => (room === null || room.audience === 'house' ? null : room.view.cast)) ?? [];
  const own = useRoom((state) => state.self?.id);
  return (
    <section className={styles.cast}>
      <h2 className={styles.heading}>{say('wings-cast')}</h2>
      <ul>
        {cast.map(({ id, name, role, onStage, connected, microphone, camera }) => (
          <li key={id} className={styles.colleague} data-testid="colleague" data-member={id}>
            <span className={styles.colleagueName}>
              {name}
              {id === own && ` (${say('stage-you')})`}
            </span>
            {!microphone && <MicOff size={16} role="img" aria-label={say('stage-microphone-off')} />}
            {!camera && <VideoOff size={16} role="img" aria-label={say('stage-camera-off')} />}
            {!connected && <WifiOff size={16} role="img" aria-label={say('stage-lost')} />}
            <span className={styles.where} data-on={onStage}>
              {say(
                onStage ? 'standing-on_stage' : role === 'director' ? 'role-director' : 'standing-backstage',
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
