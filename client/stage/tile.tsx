import type { CSSProperties } from 'react';
import type { Performer } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { classes } from '../ui/classes.ts';
import { initialOf } from '../ui/initial.ts';
import type { Form } from './bill.ts';
import { Caption, useNameShown } from './caption.tsx';
import type { Place, Standing } from './layout.ts';
import { frameOf, onAirOf } from './on-air.ts';
import { OwnTilePicture, RemotePicture } from './pictures.tsx';
import { useOwnTrack, useRemote, useRoom } from './room-context.tsx';
import styles from './tile.module.css';

/** Narrower than this a picture carries a name and no more, in CSS pixels. */
const narrowPx = 180;
/** Below this height a voice is a line with a name and no more, in CSS pixels. */
const lineHeightPx = 64;

interface TileProps {
  readonly performer: Performer;
  readonly form: Form;
  readonly place: Place;
  readonly isOwn: boolean;
  /** Oneself as in a mirror, or as the others see it. */
  readonly isMirrored: boolean;
  /** Alone one has no frame and no rounding. */
  readonly company: Standing;
  /** Stands at the foot of the stage, where a row of controls may lie over it. */
  readonly isLow: boolean;
}

/** One performer on stage: the picture, what they share, or the name where there is none. */
export function Tile({ performer, form, place, isOwn, isMirrored, company, isLow }: TileProps) {
  const say = useText();
  const { id, name, connected } = performer;
  const source = form === 'screen' ? 'screen' : 'camera';
  const isWanted = form === 'screen' || performer.camera;
  const seen = useRemote(id, source);
  const own = useOwnTrack(source);
  const speaking = useRoom((state) => form !== 'screen' && state.speaker === id);
  const frame = useRoom((state) => (isOwn && form !== 'screen' ? frameOf(onAirOf(state)) : null));
  const isNamed = useNameShown(speaking);
  const hasPicture = isWanted && (isOwn ? own !== undefined : seen !== 'absent');
  const isLine = form === 'voice' && place.height < lineHeightPx;
  const picture = { source, place, company } as const;
  return (
    <figure
      className={classes(
        styles.tile,
        company === 'alone' && styles.alone,
        isLow && styles.low,
        isLine && styles.line,
        place.width < narrowPx && styles.narrow,
        frame !== null && styles.onAir,
      )}
      style={styleOf(place)}
      data-testid="tile"
      data-member={id}
      data-source={source}
      data-form={form}
      data-own={isOwn}
      data-frame={frame}
      data-picture={hasPicture}
      data-speaking={speaking}
      aria-label={form === 'screen' ? say('stage-screen-of', { name }) : name}
    >
      {!hasPicture && <Initial name={name} isSpeaking={speaking} />}
      {hasPicture && isOwn && own !== undefined && (
        <OwnTilePicture {...picture} track={own} isMirrored={isMirrored && form !== 'screen'} />
      )}
      {!isOwn && seen !== 'absent' && (
        <RemotePicture {...picture} member={id} isHidden={!isWanted} isHeld={seen === 'held' || !connected} />
      )}
      <Caption
        performer={performer}
        form={form}
        isOwn={isOwn}
        isShown={isNamed || !hasPicture || !connected}
      />
    </figure>
  );
}

const styleOf = ({ x, y, width, height }: Place): CSSProperties => ({
  width,
  height,
  transform: `translate(${String(x)}px, ${String(y)}px)`,
});

function Initial({ name, isSpeaking }: { readonly name: string; readonly isSpeaking: boolean }) {
  return (
    <div className={styles.nobody} aria-hidden>
      <span className={classes(styles.initial, isSpeaking && styles.speaking)}>{initialOf(name)}</span>
    </div>
  );
}
