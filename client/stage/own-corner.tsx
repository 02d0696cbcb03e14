import { EyeOff, PictureInPicture2 } from 'lucide-react';
import { type CSSProperties, type PointerEvent, useState } from 'react';
import { useText } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { OwnPicture } from '../ui/mirror.tsx';
import { type Corner, cornerAfter, cornerAt, cornerSize, homeCorner } from './corner.ts';
import type { Box, Place } from './layout.ts';
import { frameOf, onAirOf } from './on-air.ts';
import styles from './own-corner.module.css';
import { useOwnTrack, useRoom } from './room-context.tsx';

interface OwnCornerProps {
  readonly stage: Box;
  /** Where voices stand: their names stay in sight. */
  readonly voices: readonly Place[];
}

/**
 * Oneself, small, over the stage: keeps clear of the voices until it is sent to another corner by drag or arrow keys, and
 * can be hidden.
 */
export function OwnCorner({ stage, voices }: OwnCornerProps) {
  const say = useText();
  const track = useOwnTrack('camera');
  const frame = useRoom((state) => frameOf(onAirOf(state)));
  const [chosen, setCorner] = useState<Corner | null>(null);
  const corner = chosen ?? homeCorner(stage, voices);
  const [isHidden, setHidden] = useState(false);
  const { offset, grip } = useDrag((point) => setCorner(cornerAt(point, stage)));
  const at = { 'data-side': corner.side, 'data-end': corner.end, 'data-testid': 'own-corner' };
  if (isHidden) {
    return (
      <div className={classes(styles.corner, styles.hidden)} {...at} data-hidden>
        <Button
          look="quiet"
          icon={<PictureInPicture2 size={20} aria-hidden />}
          label={say('stage-own-show')}
          testId="own-show"
          onPress={() => setHidden(false)}
        >
          {null}
        </Button>
      </div>
    );
  }
  return (
    <div
      className={classes(styles.corner, frame !== null && styles.onAir, offset !== null && styles.dragged)}
      style={{ ...cornerSize(stage), ...(offset !== null && shifted(offset)) }}
      {...at}
      {...grip}
      data-own="true"
      data-frame={frame}
      role="group"
      aria-label={say('stage-own-corner')}
      tabIndex={0}
      onKeyDown={(event) => {
        const next = cornerAfter(corner, event.key);
        if (next === null) return;
        event.preventDefault();
        setCorner(next);
      }}
    >
      {track === undefined ? (
        <span className={styles.none}>{say('stage-you')}</span>
      ) : (
        <OwnPicture track={track} className={styles.picture} />
      )}
      <Button
        look="plain"
        className={styles.hide}
        icon={<EyeOff size={20} aria-hidden />}
        label={say('stage-own-hide')}
        testId="own-hide"
        onPress={() => setHidden(true)}
      >
        {null}
      </Button>
    </div>
  );
}

const shifted = ({ x, y }: Point): CSSProperties => ({
  transform: `translate(${String(x)}px, ${String(y)}px)`,
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A drag by pointer; `dropped` hears the middle of what was dragged, from the top left of its stage. */
function useDrag(dropped: (middle: Point) => void) {
  const [drag, setDrag] = useState<{ readonly from: Point; readonly offset: Point } | null>(null);
  const here = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
  const end = (event: PointerEvent<HTMLElement>): void => {
    if (drag === null) return;
    setDrag(null);
    const { currentTarget } = event;
    const stage = currentTarget.offsetParent?.getBoundingClientRect();
    const own = currentTarget.getBoundingClientRect();
    if (stage !== undefined)
      dropped({ x: own.x + own.width / 2 - stage.x, y: own.y + own.height / 2 - stage.y });
  };
  return {
    offset: drag?.offset ?? null,
    grip: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        // The button within is pressed, not dragged.
        if (event.target instanceof Element && event.target.closest('button') !== null) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: here(event), offset: { x: 0, y: 0 } });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag === null) return;
        const { x, y } = here(event);
        setDrag({ ...drag, offset: { x: x - drag.from.x, y: y - drag.from.y } });
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
