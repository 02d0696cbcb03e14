import { type CSSProperties, useEffect, useRef } from 'react';
import type { Performer } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { classes } from '../ui/classes.ts';
import { OwnPicture } from '../ui/mirror.tsx';
import type { Place } from './layout.ts';
import { useOwnTrack, useRemote, useRoomApi } from './room-context.tsx';
import styles from './tile.module.css';

interface ScreenTileProps {
  readonly performer: Performer;
  readonly place: Place;
  readonly isOwn: boolean;
}

/** What a performer shows besides themselves, whole: no edge of a screen is cut. */
export function ScreenTile({ performer: { id, name }, place, isOwn }: ScreenTileProps) {
  const say = useText();
  const own = useOwnTrack('screen');
  const seen = useRemote(id, 'screen');
  const style: CSSProperties = {
    width: place.width,
    height: place.height,
    transform: `translate(${String(place.x)}px, ${String(place.y)}px)`,
  };
  return (
    <figure
      className={classes(styles.tile, styles.alone)}
      style={style}
      data-testid="screen"
      data-member={id}
      data-source="screen"
      data-own={isOwn}
      aria-label={say('stage-screen', { name })}
    >
      {isOwn && own !== undefined && (
        <OwnPicture track={own} className={styles.picture} fit={() => 'contain'} />
      )}
      {!isOwn && <RemoteScreen member={id} widthPx={place.width} isHeld={seen === 'held'} />}
    </figure>
  );
}

interface RemoteScreenProps {
  readonly member: Performer['id'];
  readonly widthPx: number;
  readonly isHeld: boolean;
}

function RemoteScreen({ member, widthPx, isHeld }: RemoteScreenProps) {
  const api = useRoomApi();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    return element === null ? undefined : api.attach(element, member, 'screen');
  }, [api, member]);
  const shownWidth = Math.round(widthPx * devicePixelRatio);
  useEffect(() => api.showAt(member, 'screen', shownWidth), [api, member, shownWidth]);
  return (
    <video
      ref={video}
      className={classes(styles.picture, isHeld && styles.held)}
      style={{ objectFit: 'contain' }}
      muted
      playsInline
      autoPlay
      data-member={member}
      data-source="screen"
    />
  );
}
