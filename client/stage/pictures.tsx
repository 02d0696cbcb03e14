import { useEffect, useRef, useState } from 'react';
import type { MemberId } from '../../protocol/ids.ts';
import { classes } from '../ui/classes.ts';
import { OwnPicture } from '../ui/mirror.tsx';
import { fitOf, type Place } from './layout.ts';
import { useRoomApi } from './room-context.tsx';
import styles from './tile.module.css';

/** What of somebody is shown: their camera, or what they share. */
export type PictureSource = 'camera' | 'screen';

/** How a picture lies in its place: what is shared is never cut. */
const fitFor = (source: PictureSource, company: 'alone' | 'beside') => (picture: Size, place: Place) =>
  source === 'screen' ? 'contain' : fitOf(picture, place, company);

interface Size {
  readonly width: number;
  readonly height: number;
}

interface PictureProps {
  readonly source: PictureSource;
  readonly place: Place;
  readonly company: 'alone' | 'beside';
}

interface RemotePictureProps extends PictureProps {
  readonly member: MemberId;
  readonly isHidden: boolean;
  readonly isHeld: boolean;
}

/** Somebody else's picture; its width says which layer is worth receiving. */
export function RemotePicture({ member, source, place, company, isHidden, isHeld }: RemotePictureProps) {
  const api = useRoomApi();
  const video = useRef<HTMLVideoElement>(null);
  const [picture, setPicture] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = video.current;
    return element === null ? undefined : api.attach(element, member, source);
  }, [api, member, source]);
  const shownWidth = isHidden ? 0 : Math.round(place.width * devicePixelRatio);
  useEffect(() => api.showAt(member, source, shownWidth), [api, member, source, shownWidth]);
  return (
    <video
      ref={video}
      className={classes(styles.picture, isHeld && styles.held)}
      style={{ objectFit: fitFor(source, company)(picture, place) }}
      hidden={isHidden}
      muted
      playsInline
      autoPlay
      data-member={member}
      data-source={source}
      onResize={({ currentTarget: { videoWidth, videoHeight } }) =>
        setPicture({ width: videoWidth, height: videoHeight })
      }
    />
  );
}

interface OwnTilePictureProps extends PictureProps {
  readonly track: MediaStreamTrack;
  readonly isMirrored: boolean;
}

/** One's own picture among the others. */
export function OwnTilePicture({ track, source, place, company, isMirrored }: OwnTilePictureProps) {
  return (
    <OwnPicture
      track={track}
      className={classes(styles.picture, isMirrored && styles.mirrored)}
      fit={(picture) => fitFor(source, company)(picture, place)}
    />
  );
}
