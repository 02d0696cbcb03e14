import { type ReactNode, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MemberId } from '../../protocol/ids.ts';
import type { Performer } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { type Bill, billOf, type Figure } from './bill.ts';
import type { Box, Place } from './layout.ts';
import { OwnCorner } from './own-corner.tsx';
import { planStage } from './plan.ts';
import { useRoom } from './room-context.tsx';
import { SpeakerVoice } from './speaker-voice.tsx';
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
  /** Where oneself stands: in the row, or small in a corner while others are to be seen. */
  readonly own?: 'in the row' | 'in a corner';
}

/** The stage: dark, and as large as its place; on it, everybody who is on. */
export function Stage({ performers, empty, isAsSeen = false, own = 'in the row' }: StageProps) {
  const say = useText();
  const [ref, box] = useBox<HTMLDivElement>();
  const isCorner = own === 'in a corner';
  const bill = useBill(performers, isCorner);
  const places = placesOf(bill, box, isCorner ? controlsHeightPx : 0);
  const self = useRoom((state) => state.self?.id);
  return (
    <section
      className={styles.stage}
      data-ground="stage"
      data-testid="stage"
      data-bows={bill.company.bows}
      aria-label={say('stage-label')}
    >
      <div ref={ref} className={styles.floor}>
        {bill.figures.map(({ performer, form }, index) => {
          const place = places[index];
          return place === undefined ? null : (
            <Tile
              key={form === 'screen' ? `${performer.id} screen` : performer.id}
              performer={performer}
              form={form}
              place={place}
              isOwn={performer.id === self}
              isMirrored={!isAsSeen}
              company={bill.company.bows ? 'in a row' : bill.figures.length === 1 ? 'alone' : 'beside'}
              isLow={place.y + place.height > box.height - controlsHeightPx}
            />
          );
        })}
      </div>
      {bill.corner !== null && <OwnCorner stage={box} voices={voicesIn(bill, places)} />}
      {performers.length === 0 && empty}
      <SpeakerVoice />
    </section>
  );
}

/** Who is shown as what, by what the room and the media say. */
function useBill(performers: readonly Performer[], isCorner: boolean): Bill {
  const spotlight = useRoom((state) => state.room?.view.scene.spotlight) ?? null;
  const bows = useRoom((state) => state.room?.view.scene.bows) ?? false;
  const self = useRoom((state) => state.self?.id) ?? null;
  const sharing = useRoom(
    useShallow(({ remote, publishing, sharing }): readonly MemberId[] => {
      const others = remote.flatMap(({ member, source }) => (source === 'screen' ? [member] : []));
      const isSharing = publishing.screen !== undefined && (sharing.at === 'screen' || sharing.at === 'file');
      return isSharing && self !== null ? [...others, self] : others;
    }),
  );
  return useMemo(
    () =>
      billOf({
        performers,
        sharing: new Set(sharing),
        scene: { spotlight, bows },
        inCorner: isCorner ? self : null,
      }),
    [performers, sharing, spotlight, bows, isCorner, self],
  );
}

/** A place for each figure, in their order. */
function placesOf({ figures, company }: Bill, box: Box, footPx: number): readonly (Place | undefined)[] {
  const { pictures, voices } = planStage(company, box, footPx);
  let [picture, voice] = [0, 0];
  return figures.map(({ form }: Figure) => (form === 'voice' ? voices[voice++] : pictures[picture++]));
}

const voicesIn = ({ figures }: Bill, places: readonly (Place | undefined)[]): readonly Place[] =>
  figures.flatMap(({ form }, index) => {
    const place = places[index];
    return form === 'voice' && place !== undefined ? [place] : [];
  });
