import type { ReactNode } from 'react';
import type { Performer } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { useRoom } from './room-context.tsx';
import { ScreenTile } from './screen-tile.tsx';
import { planStage, useScreens } from './screens.ts';
import styles from './stage.module.css';
import { Tile } from './tile.tsx';
import { useBox } from './use-box.ts';

/** Height of the zone at the foot of the stage where a row of controls may lie, in CSS pixels. */
const controlsHeightPx = 96;

interface StageProps {
  readonly performers: readonly Performer[];
  /** What stands here while the stage is empty. */
  readonly empty: ReactNode;
  /** Shows oneself as the others do, not as a mirror. */
  readonly isAsSeen?: boolean;
}

/** The stage: dark, and as large as its place; on it, everybody who is on. */
export function Stage({ performers, empty, isAsSeen = false }: StageProps) {
  const say = useText();
  const own = useRoom((state) => state.self?.id);
  const [ref, box] = useBox<HTMLDivElement>();
  const screens = useScreens(performers);
  const plan = planStage(screens.length, performers.length, box);
  return (
    <section className={styles.stage} data-ground="stage" data-testid="stage" aria-label={say('stage-label')}>
      <div ref={ref} className={styles.floor}>
        {screens.map((performer, index) => {
          const place = plan.screens[index];
          return place === undefined ? null : (
            <ScreenTile key={performer.id} performer={performer} place={place} isOwn={performer.id === own} />
          );
        })}
        {performers.map((performer, index) => {
          const place = plan.performers[index];
          return place === undefined ? null : (
            <Tile
              key={performer.id}
              performer={performer}
              place={place}
              isOwn={performer.id === own}
              isMirrored={!isAsSeen}
              isAlone={performers.length === 1 && screens.length === 0}
              isLow={place.y + place.height > box.height - controlsHeightPx}
            />
          );
        })}
      </div>
      {performers.length === 0 && empty}
    </section>
  );
}
