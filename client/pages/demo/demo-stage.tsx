import { useCallback, useEffect, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import { useText, useTitle } from '../../i18n/language.tsx';
import type { RoomApi } from '../../room/api.ts';
import { createRoomClient } from '../../room/index.ts';
import type { Seat } from '../../room/state.ts';
import { RoomProvider } from '../../stage/room-context.tsx';
import { useBox } from '../../stage/use-box.ts';
import { Desk } from '../desk/desk.tsx';
import { House } from '../house/house.tsx';
import { useRoomClient } from '../room/use-room-client.ts';
import { Wings } from '../wings/wings.tsx';
import { DemoHeader } from './demo-header.tsx';
import styles from './demo.module.css';
import { OwnDevicesOffer } from './own-devices-offer.tsx';
import { actorCapture, spectatorCapture } from './own-devices-choice.ts';
import { DemoPane, PaneTabs } from './panes.tsx';
import { beginShow, enterWithDoors, walkOn } from './rehearse.ts';
import { type PaneName, paneOfStep, stepOf } from './steps.ts';
import { type OpenDemo, scopeOf } from './use-demo-session.ts';

interface DemoStageProps {
  readonly demo: OpenDemo;
  readonly onRestart: () => void;
}

/** Makes the three clients; each pane is a whole visitor of its own. */
export function DemoStage({ demo, onRestart }: DemoStageProps) {
  const [spectator] = useState(spectatorCapture);
  const desk = useRoomClient(
    useCallback(() => createRoomClient({ showId: demo.showId, scope: scopeOf.desk }), [demo]),
  );
  const wings = useRoomClient(
    useCallback(
      () => createRoomClient({ showId: demo.showId, scope: scopeOf.wings, capture: actorCapture }),
      [demo],
    ),
  );
  const house = useRoomClient(
    useCallback(
      () => createRoomClient({ showId: demo.showId, scope: scopeOf.house, capture: spectator.capture }),
      [demo, spectator],
    ),
    'when told',
  );
  useEffect(() => (desk === null ? undefined : beginShow(desk)), [desk]);
  useEffect(() => (wings === null ? undefined : walkOn(wings)), [wings]);
  useEffect(() => (desk === null || house === null ? undefined : enterWithDoors(desk, house)), [desk, house]);
  useSoundAtFirstTap(house);
  if (desk === null || wings === null || house === null) return null;
  return (
    <DemoLayout rooms={{ desk, wings, house }} onOwnDevices={spectator.useOwnDevices} onRestart={onRestart} />
  );
}

/** Any tap of the visitor is the tap that lets the house sound. */
function useSoundAtFirstTap(house: RoomApi | null): void {
  useEffect(() => {
    if (house === null) return;
    const start = (): void => void house.startSound();
    document.addEventListener('pointerup', start, { once: true });
    return () => document.removeEventListener('pointerup', start);
  }, [house]);
}

const useSeat = (room: RoomApi): Seat['at'] => useStore(room.store, ({ seat }) => seat.at);

/** Width of the page in CSS pixels from which the three panes stand side by side. */
const wideFromPx = 1100;

interface DemoLayoutProps {
  readonly rooms: Readonly<Record<PaneName, RoomApi>>;
  readonly onOwnDevices: (isOwn: boolean) => void;
  readonly onRestart: () => void;
}

function DemoLayout({ rooms, onOwnDevices, onRestart }: DemoLayoutProps) {
  const say = useText();
  useTitle(say('start-demo'));
  const phase = useStore(rooms.house.store, (state) => state.room?.view.phase.at);
  const standing = useStore(rooms.house.store, (state) => state.self?.standing.at);
  const seats = [useSeat(rooms.desk), useSeat(rooms.wings), useSeat(rooms.house)];
  const step = stepOf({ seats, phase, standing });
  const cued = paneOfStep[step];
  const [ref, box] = useBox<HTMLDivElement>();
  const isWide = box.width >= wideFromPx;
  const [chosen, choose] = useState<PaneName>('house');
  const isShown = (pane: PaneName): boolean => isWide || chosen === pane;
  return (
    <div ref={ref} className={styles.demo} data-testid="demo" data-step={step}>
      <DemoHeader step={step} onRestart={onRestart} />
      {!isWide && <PaneTabs chosen={chosen} onChoose={choose} cued={cued} />}
      <main className={styles.panes} data-wide={isWide}>
        <VisuallyHidden>
          <h1>{say('start-demo')}</h1>
        </VisuallyHidden>
        <DemoPane name="desk" isShown={isShown('desk')} isCued={cued === 'desk'}>
          <RoomProvider api={rooms.desk}>
            <Desk isSounding={false} isInviteCued={step === 'invite'} />
          </RoomProvider>
        </DemoPane>
        <DemoPane name="wings" isShown={isShown('wings')} isCued={false}>
          <RoomProvider api={rooms.wings}>
            <Wings isSounding={false} />
          </RoomProvider>
        </DemoPane>
        <DemoPane
          name="house"
          isShown={isShown('house')}
          isCued={cued === 'house'}
          footer={step === 'raise' ? <OwnDevicesOffer onChange={onOwnDevices} /> : null}
        >
          <RoomProvider api={rooms.house}>
            <House
              cue={step === 'raise' || step === 'accept' ? step : null}
              quickWish="voice_and_video"
              place="pane"
            />
          </RoomProvider>
        </DemoPane>
      </main>
    </div>
  );
}
