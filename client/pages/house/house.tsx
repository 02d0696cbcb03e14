import { type CSSProperties, type RefObject, useCallback, useRef, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Performer, Wish } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Sound } from '../../stage/sound.tsx';
import { Stage } from '../../stage/stage.tsx';
import { useBox } from '../../stage/use-box.ts';
import { CheckSheet } from '../check/check-sheet.tsx';
import { CaptureNotice } from '../room/capture-notice.tsx';
import { useIdle } from '../room/idle.ts';
import { RefusalNotice } from '../room/notices.tsx';
import { SeatScreen } from '../room/seat-screen.tsx';
import { SoundBanner } from '../room/sound-banner.tsx';
import { ApplauseButton } from './applause-button.tsx';
import { BackstageScreen } from './backstage-screen.tsx';
import { ConnectionHint } from './connection-hint.tsx';
import { Controls } from './controls.tsx';
import { ChatDrawer } from './drawer.tsx';
import { EmptyStage } from './empty-stage.tsx';
import { Footlights } from './footlights.tsx';
import { type HouseActs, useHouseActs } from './house-acts.ts';
import styles from './house.module.css';
import { InvitationSheet } from './invitation-sheet.tsx';
import { useManners } from './manners.ts';
import { Music } from './music.tsx';
import { OnAirBadge } from './on-air-badge.tsx';
import { PinnedNotice } from './pinned-notice.tsx';
import { PrivateNotice } from './private-line.tsx';
import { ReturnNotice } from './return-notice.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useShortcuts } from './shortcuts.ts';
import { type SoundLevel, SoundSheet, useSoundLevel } from './sound-control.tsx';
import { TurnTimer } from './turn-timer.tsx';
import { useUnread } from './use-unread.ts';
import { WishSheet } from './wish-sheet.tsx';

/** The next step that a pane draws the eye to. */
export type HouseCue = 'raise' | 'accept' | null;

export interface HouseProps {
  readonly cue?: HouseCue;
  /** Raises the hand at one tap with this wish, without the sheet that explains the question for permission. */
  readonly quickWish?: Wish;
  /** A whole page has the keyboard, the screen's light and the way out for itself; a pane stands beside others. */
  readonly place?: 'page' | 'pane';
}

/** After which silence of hand and keyboard the controls fade, in milliseconds. */
const controlsMs = 4000;

/** The house: the stage fills it; what a spectator can do stands in one row. */
export function House(props: HouseProps) {
  const root = useRef<HTMLDivElement>(null);
  const isIdle = useIdle(root, controlsMs, '[role="toolbar"]');
  useManners(root, props.place ?? 'page');
  return (
    <div
      ref={root}
      className={styles.house}
      data-testid="house"
      data-ground="stage"
      data-idle={isIdle && (props.cue ?? null) === null}
    >
      <SeatScreen>
        <HouseScreen {...props} root={root} />
      </SeatScreen>
    </div>
  );
}

const nobody: readonly Performer[] = [];
/** From this width on, in CSS pixels, the row of controls has a place for all of them. */
const roomyFromPx = 560;

interface HouseScreenProps extends HouseProps {
  readonly root: RefObject<HTMLDivElement | null>;
}

function HouseScreen({ cue = null, quickWish, place = 'page', root }: HouseScreenProps) {
  const acts = useHouseActs(quickWish);
  const sound = useSoundLevel(useRoomApi());
  useShortcuts(root, place, acts.act);
  const [hall, box] = useBox<HTMLDivElement>();
  const standing = useRoom((state) => state.self?.standing.at);
  const stage = useRoom((state) => state.room?.view.stage) ?? nobody;
  const isOver = useRoom((state) => state.room?.view.phase.at === 'finished');
  const unread = useUnread(acts.isChatOpen);
  const [words, { height: wordsHeight }] = useBox<HTMLDivElement>();
  const [isChecking, setChecking] = useState(false);
  const endCheck = useCallback(() => setChecking(false), []);
  // Who waits at the doors learns that, and not what is played behind them.
  const performers = standing === 'waiting' ? nobody : stage;
  return (
    <>
      <div
        ref={hall}
        className={styles.hall}
        style={{ '--words-height': `${String(wordsHeight)}px` } as CSSProperties} // custom properties are unknown to the type
        data-chat={acts.isChatOpen}
      >
        <Stage
          performers={performers}
          empty={<EmptyStage onCheck={() => setChecking(true)} />}
          own="in a corner"
        />
        <Footlights />
        <Sound />
        <Music />
        <Words ref={words} isChatOpen={acts.isChatOpen} />
        <BackstageScreen />
        {!isOver && (
          <div className={styles.bottom} data-engaged={standing !== 'audience' || acts.isChatOpen}>
            <Bow />
            <Controls
              cue={cue}
              acts={acts}
              sound={sound}
              unread={unread}
              isRoomy={box.width >= roomyFromPx}
            />
          </div>
        )}
        <Sheets acts={acts} sound={sound} />
        {isChecking && <CheckSheet onClose={endCheck} />}
        <InvitationSheet cue={cue} />
        <QueueVoice />
      </div>
      {acts.isChatOpen && <ChatDrawer onClose={() => acts.setChatOpen(false)} />}
    </>
  );
}

interface WordsProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly isChatOpen: boolean;
}

/** What the house says at the top of the stage. */
function Words({ ref, isChatOpen }: WordsProps) {
  return (
    <div ref={ref} className={styles.top}>
      <OnAirBadge />
      <TurnTimer />
      <SoundBanner />
      <ConnectionHint />
      <ReturnNotice />
      <PrivateNotice />
      {!isChatOpen && <PinnedNotice />}
      <RefusalNotice />
      <CaptureNotice />
    </div>
  );
}

/** The curtain call asks for one thing. */
function Bow() {
  const say = useText();
  const isBow = useRoom(({ room }) => room?.view.phase.at === 'live' && room.view.scene.bows);
  const isCurtain = useRoom((state) => state.room?.view.scene.curtain ?? false);
  if (!isBow || isCurtain) return null;
  return (
    <div className={styles.bow} data-testid="bow" role="status">
      <p>{say('bow')}</p>
      <ApplauseButton isLarge />
    </div>
  );
}

/** What rises from below because it was asked for. */
function Sheets({ acts, sound }: { readonly acts: HouseActs; readonly sound: SoundLevel }) {
  const close = (): void => acts.openSheet(null);
  switch (acts.sheet) {
    case null:
      return null;
    case 'wish':
    case 'floor':
      return <WishSheet isForFloor={acts.sheet === 'floor'} onChoose={acts.choose} onClose={close} />;
    case 'sound':
      return <SoundSheet sound={sound} onClose={close} />;
    case 'keys':
      return <ShortcutSheet onClose={close} />;
  }
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
