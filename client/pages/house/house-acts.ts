import { useState } from 'react';
import type { Wish } from '../../../protocol/room/index.ts';
import type { RoomApi } from '../../room/api.ts';
import { useRoomApi } from '../../stage/room-context.tsx';
import { floorWish } from './floor-wish.ts';
import { toggleFullScreen } from './full-screen.tsx';
import type { Shortcut } from './shortcuts.ts';

/** What rises from below when it is asked for. `wish` asks how one's hand goes up, `floor` how one steps on stage. */
export type AskedSheet = 'wish' | 'floor' | 'sound' | 'keys';

/** What a spectator can do by button and by key alike. */
export interface HouseActs {
  readonly sheet: AskedSheet | null;
  readonly openSheet: (sheet: AskedSheet | null) => void;
  readonly isChatOpen: boolean;
  readonly setChatOpen: (isOpen: boolean) => void;
  /** Raises the hand, after the question how. */
  readonly raise: () => void;
  /** Steps on stage while the floor is the house's, after the question how. */
  readonly takeFloor: () => void;
  /** Answers the question how. */
  readonly choose: (wish: Wish) => void;
  readonly act: (shortcut: Shortcut) => void;
}

/** Where somebody has agreed to be heard by the whole house. The screen may come and go meanwhile; the room stays. */
const consented = new WeakSet<RoomApi>();

/** @param quickWish spares the question how */
export function useHouseActs(quickWish: Wish | undefined): HouseActs {
  const api = useRoomApi();
  const [sheet, openSheet] = useState<AskedSheet | null>(null);
  const [isChatOpen, setChatOpen] = useState(false);
  const raise = (): void => {
    if (quickWish === undefined) openSheet('wish');
    else void api.raiseHand(quickWish);
  };
  const takeFloor = (): void => {
    const floor = api.store.getState().room?.view.scene.floor;
    const wish = floorWish({ floor, quickWish, hasConsented: consented.has(api) });
    if (wish === undefined) openSheet('floor');
    else void api.takeFloor(wish);
  };
  const choose = (wish: Wish): void => {
    openSheet(null);
    if (sheet === 'floor') consented.add(api);
    void (sheet === 'floor' ? api.takeFloor(wish) : api.raiseHand(wish));
  };
  const act = (shortcut: Shortcut): void => {
    switch (shortcut) {
      case 'hand':
        return pressHand(api, raise);
      case 'applause':
        return mayReact(api) ? api.react('applause') : undefined;
      case 'chat':
        return setChatOpen(!isChatOpen && isLetIn(api));
      case 'microphone':
        return switchMicrophone(api);
      case 'full-screen':
        return toggleFullScreen();
      case 'close':
        return sheet === null ? setChatOpen(false) : openSheet(null);
    }
  };
  return { sheet, openSheet, isChatOpen, setChatOpen, raise, takeFloor, choose, act };
}

/** The house claps while it is played to; on stage one does not, but for the bow. */
function mayReact({ store }: RoomApi): boolean {
  const { room, self } = store.getState();
  return room?.view.phase.at === 'live' && (self?.standing.at !== 'on_stage' || room.view.scene.bows);
}

const isLetIn = ({ store }: RoomApi): boolean => store.getState().self?.standing.at !== 'waiting';

function pressHand(api: RoomApi, raise: () => void): void {
  const { self } = api.store.getState();
  if (self?.standing.at === 'hand_raised') void api.lowerHand();
  else if (self?.standing.at === 'audience' && self.grants.raiseHand) raise();
}

function switchMicrophone(api: RoomApi): void {
  const { self } = api.store.getState();
  if (self === null || self.muted.microphone) return;
  if (self.standing.at === 'on_stage' || self.standing.at === 'backstage')
    void api.setSending('microphone', self.off.microphone);
}
