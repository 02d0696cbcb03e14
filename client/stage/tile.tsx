import { MicOff, VideoOff, WifiOff } from 'lucide-react';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { Performer } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { classes } from '../ui/classes.ts';
import { initialOf } from '../ui/initial.ts';
import { OwnPicture } from '../ui/mirror.tsx';
import { fitOf, type Place } from './layout.ts';
import { onAirOf } from './on-air.ts';
import { useOwnTrack, useRemote, useRoom, useRoomApi } from './room-context.tsx';
import styles from './tile.module.css';

/** How long a name stays after somebody came or began to speak, in milliseconds. */
const nameMs = 3000;

interface TileProps {
  readonly performer: Performer;
  readonly place: Place;
  readonly isOwn: boolean;
  /** Oneself as in a mirror, or as the others see it. */
  readonly isMirrored: boolean;
  /** The only picture on stage: no frame, no rounding. */
  readonly isAlone: boolean;
  /** Stands at the foot of the stage, where a row of controls may lie over it. */
  readonly isLow: boolean;
}

/** One performer on stage: the picture, or the name where there is none. */
export function Tile({ performer, place, isOwn, isMirrored, isAlone, isLow }: TileProps) {
  const { id, name, camera, connected } = performer;
  const seen = useRemote(id, 'camera');
  const own = useOwnTrack('camera');
  const speaking = useRoom((state) => state.speaker === id);
  const isOnAir = useRoom((state) => isOwn && onAirOf(state) === 'live');
  const isNamed = useNameShown(speaking);
  const hasPicture = camera && (isOwn ? own !== undefined : seen !== 'absent');
  const company = isAlone ? 'alone' : 'beside';
  const style: CSSProperties = {
    width: place.width,
    height: place.height,
    transform: `translate(${String(place.x)}px, ${String(place.y)}px)`,
  };
  return (
    <figure
      className={classes(styles.tile, isAlone && styles.alone, isLow && styles.low, isOnAir && styles.onAir)}
      style={style}
      data-testid="tile"
      data-member={id}
      data-source="camera"
      data-own={isOwn}
      data-picture={hasPicture}
      aria-label={name}
    >
      {!hasPicture && <Initial name={name} isSpeaking={speaking} />}
      {hasPicture && isOwn && own !== undefined && (
        <OwnPicture
          track={own}
          className={classes(styles.picture, isMirrored && styles.mirrored)}
          fit={(picture) => fitOf(picture, place, company)}
        />
      )}
      {!isOwn && seen !== 'absent' && (
        <RemotePicture
          member={id}
          place={place}
          company={company}
          isHidden={!camera}
          isHeld={seen === 'held' || !connected}
        />
      )}
      <Caption performer={performer} isOwn={isOwn} isShown={isNamed || !hasPicture || !connected} />
    </figure>
  );
}

/** True at first and whenever somebody begins to speak, for three seconds. */
function useNameShown(speaking: boolean): boolean {
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

function Initial({ name, isSpeaking }: { readonly name: string; readonly isSpeaking: boolean }) {
  return (
    <div className={styles.nobody} aria-hidden>
      <span className={classes(styles.initial, isSpeaking && styles.speaking)}>{initialOf(name)}</span>
    </div>
  );
}

interface RemotePictureProps {
  readonly member: Performer['id'];
  readonly place: Place;
  readonly company: 'alone' | 'beside';
  readonly isHidden: boolean;
  readonly isHeld: boolean;
}

function RemotePicture({ member, place, company, isHidden, isHeld }: RemotePictureProps) {
  const api = useRoomApi();
  const video = useRef<HTMLVideoElement>(null);
  const [picture, setPicture] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = video.current;
    return element === null ? undefined : api.attach(element, member, 'camera');
  }, [api, member]);
  const shownWidth = isHidden ? 0 : Math.round(place.width * devicePixelRatio);
  useEffect(() => api.showAt(member, 'camera', shownWidth), [api, member, shownWidth]);
  return (
    <video
      ref={video}
      className={classes(styles.picture, isHeld && styles.held)}
      style={{ objectFit: fitOf(picture, place, company) }}
      hidden={isHidden}
      muted
      playsInline
      autoPlay
      data-member={member}
      data-source="camera"
      onResize={({ currentTarget: { videoWidth, videoHeight } }) =>
        setPicture({ width: videoWidth, height: videoHeight })
      }
    />
  );
}

interface CaptionProps {
  readonly performer: Performer;
  readonly isOwn: boolean;
  readonly isShown: boolean;
}

function Caption({
  performer: { name, guest, connected, microphone, camera },
  isOwn,
  isShown,
}: CaptionProps) {
  const say = useText();
  return (
    <figcaption className={styles.caption} data-shown={isShown || !microphone}>
      <span className={styles.name}>{isOwn ? say('stage-you') : name}</span>
      {guest && !isOwn && <span className={styles.role}>{say('stage-guest')}</span>}
      {!microphone && <MicOff size={16} role="img" aria-label={say('stage-microphone-off')} />}
      {!camera && <VideoOff size={16} role="img" aria-label={say('stage-camera-off')} />}
      {!connected && (
        <span className={styles.role}>
          <WifiOff size={16} aria-hidden /> {say('stage-lost')}
        </span>
      )}
    </figcaption>
  );
}
