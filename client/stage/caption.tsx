import { MicOff, MonitorUp, VideoOff, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Performer } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import type { Form } from './bill.ts';
import styles from './tile.module.css';

/** How long a name stays after somebody came or began to speak, in milliseconds. */
const nameMs = 3000;

/** True at first and whenever somebody begins to speak, for three seconds. */
export function useNameShown(speaking: boolean): boolean {
  const [shown, setShown] = useState(true);
  const [wasSpeaking, setWasSpeaking] = useState(speaking);
  if (speaking !== wasSpeaking) {
    setWasSpeaking(speaking);
    if (speaking) setShown(true);
  }
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(false), nameMs);
    return () => clearTimeout(timer);
  }, [shown, speaking]);
  return shown;
}

interface CaptionProps {
  readonly performer: Performer;
  readonly form: Form;
  readonly isOwn: boolean;
  readonly isShown: boolean;
}

/** Who it is, and what is not heard or seen of them. */
export function Caption({ performer, form, isOwn, isShown }: CaptionProps) {
  const say = useText();
  const { name, guest, connected, microphone, camera } = performer;
  return (
    <figcaption className={styles.caption} data-shown={isShown || !microphone}>
      {form === 'screen' && <MonitorUp size={16} role="img" aria-label={say('stage-screen')} />}
      <span className={styles.name}>{isOwn ? say('stage-you') : name}</span>
      {guest && !isOwn && form === 'picture' && <span className={styles.role}>{say('stage-guest')}</span>}
      {!microphone && form !== 'screen' && (
        <MicOff size={16} role="img" aria-label={say('stage-microphone-off')} />
      )}
      {!camera && form === 'picture' && (
        <VideoOff size={16} role="img" aria-label={say('stage-camera-off')} />
      )}
      {!connected && (
        <span className={styles.role}>
          <WifiOff size={16} aria-hidden /> {say('stage-lost')}
        </span>
      )}
    </figcaption>
  );
}
