import { Sound } from '../../stage/sound.tsx';
import { StagePreview } from '../../stage/preview.tsx';
import { RefusalNotice } from '../room/notices.tsx';
import { SeatScreen } from '../room/seat-screen.tsx';
import { SoundBanner } from '../room/sound-banner.tsx';
import { WayOut } from '../room/way-out.tsx';
import styles from './desk.module.css';
import { HandQueue } from './hand-queue.tsx';
import { MemberList } from './member-list.tsx';
import { PhaseControl } from './phase-control.tsx';
import { TakenOverNotice } from './taken-over-notice.tsx';

interface DeskProps {
  /** False where another pane of the same page already plays the room. */
  readonly isSounding?: boolean;
  /** Draws the eye to the first "invite". */
  readonly isInviteCued?: boolean;
}

/** The desk: the whole evening on one screen. */
export function Desk({ isSounding = true, isInviteCued = false }: DeskProps) {
  return (
    <div className={styles.desk} data-testid="desk">
      <SeatScreen>
        <DeskScreen isSounding={isSounding} isInviteCued={isInviteCued} />
      </SeatScreen>
    </div>
  );
}

function DeskScreen({ isSounding, isInviteCued }: Required<DeskProps>) {
  return (
    <div className={styles.layout}>
      <div className={styles.preview}>
        <StagePreview />
        <div className={styles.notices}>
          <RefusalNotice />
          <TakenOverNotice />
          {isSounding && <SoundBanner />}
          <WayOut />
        </div>
      </div>
      <PhaseControl />
      <HandQueue isInviteCued={isInviteCued} />
      <MemberList />
      {isSounding && <Sound />}
    </div>
  );
}
