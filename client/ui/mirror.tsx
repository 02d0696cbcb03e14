import { Mic, VideoOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/language.tsx';
import { Level } from './level.tsx';
import styles from './mirror.module.css';

interface MirrorProps {
  readonly microphone: MediaStreamTrack | undefined;
  readonly camera: MediaStreamTrack | undefined;
  /** False shows oneself as the others do. */
  readonly isMirrored?: boolean;
}

/** Oneself as in a mirror, with a bar that shows one's voice. Seen by nobody else. */
export function Mirror({ microphone, camera, isMirrored = true }: MirrorProps) {
  const say = useText();
  return (
    <div className={styles.mirror} data-ground="stage" data-testid="mirror" data-mirrored={isMirrored}>
      {camera === undefined ? (
        <div className={styles.voice}>
          {microphone === undefined ? <VideoOff aria-hidden /> : <Mic aria-hidden />}
          <span>{say(microphone === undefined ? 'mirror-nothing' : 'mirror-voice-only')}</span>
        </div>
      ) : (
        <OwnPicture track={camera} className={styles.picture} />
      )}
      {microphone !== undefined && <Level track={microphone} label={say('mirror-level')} />}
    </div>
  );
}

interface OwnPictureProps {
  readonly track: MediaStreamTrack;
  readonly className: string | undefined;
  /** Whether a picture of this size fills its place; without it, it does. */
  readonly fit?: (picture: { readonly width: number; readonly height: number }) => 'cover' | 'contain';
}

/** One's own camera, silent. */
export function OwnPicture({ track, className, fit }: OwnPictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [picture, setPicture] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    // A muted picture may always play; a rejected promise only says that it was replaced meanwhile.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={video}
      className={className}
      style={{ objectFit: fit?.(picture) ?? 'cover' }}
      muted
      playsInline
      autoPlay
      data-own="true"
      onResize={({ currentTarget: { videoWidth, videoHeight } }) =>
        setPicture({ width: videoWidth, height: videoHeight })
      }
    />
  );
}
