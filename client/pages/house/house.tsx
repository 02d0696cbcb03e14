import { useCallback, useRef, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Wish } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Sound } from '../../stage/sound.tsx';
import { Stage } from '../../stage/stage.tsx';
import { CheckSheet } from '../check/check-sheet.tsx';
import { CaptureNotice } from '../room/capture-notice.tsx';
import { useIdle } from '../room/idle.ts';
import { RefusalNotice } from '../room/notices.tsx';
import { SeatScreen } from '../room/seat-screen.tsx';
import { SoundBanner } from '../room/sound-banner.tsx';
import { Controls } from './controls.tsx';
import styles from './house.module.css';
import { InvitationSheet } from './invitation-sheet.tsx';
import { LateCard } from './late-card.tsx';
import { Music } from './music.tsx';
import { OnAirBadge } from './on-air-badge.tsx';
import { PhaseCard } from './phase-card.tsx';
import { ReturnNotice } from './return-notice.tsx';
import { WishSheet } from './wish-sheet.tsx';

/** The next step that a pane draws the eye to. */
export type HouseCue = 'raise' | 'accept' | null;

export interface HouseProps {
  readonly cue?: HouseCue;
  /** Raises the hand at one tap with this wish, without the sheet that explains the question for permission. */
  readonly quickWish?: Wish;
}

/** After which silence of hand and keyboard the controls fade, in milliseconds. */
const controlsMs = 4000;

/** The house: the stage fills it; what a spectator can do stands in one row. */
export function House(props: HouseProps) {
  const root = useRef<HTMLDivElement>(null);
  const isIdle = useIdle(root, controlsMs);
  return (
    <div
      ref={root}
      className={styles.house}
      data-testid="house"
      data-ground="stage"
      data-idle={isIdle && (props.cue ?? null) === null}
    >
      <SeatScreen>
        <HouseScreen {...props} />
      </SeatScreen>
    </div>
  );
}

function HouseScreen({ cue = null, quickWish }: HouseProps) {
  const performers = useRoom((state) => state.room?.view.stage) ?? [];
  const phase = useRoom((state) => state.room?.view.phase.at);
  const standing = useRoom((state) => state.self?.standing.at);
  const isEngaged = standing !== 'audience';
  const api = useRoomApi();
  const [isChoosing, setChoosing] = useState(false);
  const [isChecking, setChecking] = useState(false);
  const endCheck = useCallback(() => setChecking(false), []);
  const raise = (wish: Wish): void => {
    setChoosing(false);
    void api.raiseHand(wish);
  };
  return (
    <>
      {standing === 'waiting' ? (
        <Stage performers={[]} empty={<LateCard />} />
      ) : (
        <Stage performers={performers} empty={<PhaseCard onCheck={() => setChecking(true)} />} />
      )}
      <Sound />
      <Music />
      <div className={styles.top}>
        <OnAirBadge />
        <SoundBanner />
        <ReturnNotice />
        <RefusalNotice />
        <CaptureNotice />
      </div>
      {phase !== 'finished' && (
        <div className={styles.bottom} data-engaged={isEngaged}>
          <Controls
            cue={cue}
            onRaise={() => (quickWish === undefined ? setChoosing(true) : raise(quickWish))}
          />
        </div>
      )}
      {isChoosing && <WishSheet onChoose={raise} onClose={() => setChoosing(false)} />}
      {isChecking && <CheckSheet onClose={endCheck} />}
      <InvitationSheet cue={cue} />
      <QueueVoice />
    </>
  );
}

/** Tells a screen reader where one stands in the queue; the button shows the same. */
function QueueVoice() {
  const say = useText();
  const place = useRoom(({ self }) => (self?.standing.at === 'hand_raised' ? self.standing.place : null));
  return (
    <VisuallyHidden>
      <p aria-live="polite">{place === null ? '' : say('hand-place', { place })}</p>
    </VisuallyHidden>
  );
}
