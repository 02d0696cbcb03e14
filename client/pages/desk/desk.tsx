import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { StagePreview } from '../../stage/preview.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Sound } from '../../stage/sound.tsx';
import { CaptureNotice } from '../room/capture-notice.tsx';
import { DeviceSheet } from '../room/device-sheet.tsx';
import { useMirrorChoice } from '../room/mirror-choice.ts';
import { RefusalNotice } from '../room/notices.tsx';
import { SeatScreen } from '../room/seat-screen.tsx';
import { SoundBanner } from '../room/sound-banner.tsx';
import { WayOut } from '../room/way-out.tsx';
import { Board } from './board.tsx';
import { CurtainVeil, useCurtain } from './curtain.tsx';
import { DeskProvider } from './desk-context.tsx';
import type { DeskState } from './desk-store.ts';
import styles from './desk.module.css';
import { HandQueue } from './hand-queue.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { OwnRow } from './own-row.tsx';
import { Panels } from './panels.tsx';
import { PhaseControl } from './phase-control.tsx';
import { TakenOverNotice } from './taken-over-notice.tsx';
import { TalkBanner } from './talk.tsx';
import { UndoToast } from './undo-toast.tsx';
import { useKeys } from './use-keys.ts';

interface DeskProps {
  /**
   * False where another pane of the same page already plays the room: this one is silent then, and hears keys only
   * while it has the focus.
   */
  readonly isSounding?: boolean;
  /** Draws the eye to the first "invite". */
  readonly isInviteCued?: boolean;
  /** Finds the report of a device check by its code; stands under the list of the house. */
  readonly reportLookup?: ReactNode;
  /** Where the desk begins, when it is only looked at. */
  readonly initially?: Partial<DeskState>;
}

/** The desk: the whole evening on one screen. */
export function Desk({ isSounding = true, isInviteCued = false, reportLookup = null, initially }: DeskProps) {
  return (
    <DeskProvider initially={initially}>
      <div className={styles.desk} data-testid="desk">
        <SeatScreen>
          <DeskScreen isSounding={isSounding} isInviteCued={isInviteCued} reportLookup={reportLookup} />
        </SeatScreen>
      </div>
    </DeskProvider>
  );
}

type ScreenProps = Required<Omit<DeskProps, 'initially'>>;

function DeskScreen(props: ScreenProps) {
  const isMine = useRoom((state) => state.room?.audience === 'desk');
  return isMine ? <OwnDesk {...props} /> : <HandedOver />;
}

function OwnDesk({ isSounding, isInviteCued, reportLookup }: ScreenProps) {
  const root = useRef<HTMLDivElement>(null);
  const isCurtainDown = useCurtain();
  const [isChoosing, setChoosing] = useState(false);
  useKeys(root, isSounding);
  return (
    <div ref={root} className={styles.layout} data-curtain={isCurtainDown ? 'down' : 'up'}>
      <div className={styles.preview}>
        <StagePreview />
        <CurtainVeil />
        <div className={styles.notices}>
          <TalkBanner />
          <RefusalNotice />
          <CaptureNotice />
          <TakenOverNotice />
          {isSounding && <SoundBanner />}
          <WayOut />
        </div>
        <div className={styles.toast}>
          <UndoToast />
        </div>
      </div>
      <div className={styles.state}>
        <PhaseControl />
        <OwnRow onChoose={() => setChoosing(true)} />
      </div>
      <div className={styles.rest}>
        <HandQueue isInviteCued={isInviteCued} />
        <Board />
        <Panels reportLookup={reportLookup} />
      </div>
      <HelpSheet />
      {isChoosing && <Devices onClose={() => setChoosing(false)} />}
      {isSounding && <Sound />}
    </div>
  );
}

/** Which camera and microphone a director performs with. */
function Devices({ onClose }: { readonly onClose: () => void }) {
  const [isMirrored, setMirrored] = useMirrorChoice();
  return <DeviceSheet isMirrored={isMirrored} onMirror={setMirrored} onClose={onClose} />;
}

/** The direction was given away, or taken: this page can no longer run the show. */
function HandedOver() {
  const say = useText();
  return (
    <div className={styles.handedOver} data-testid="desk-handed-over" data-ground="stage">
      <CurtainCard title={say('desk-handed-over-title')}>
        <p>{say('desk-handed-over-text')}</p>
      </CurtainCard>
    </div>
  );
}
