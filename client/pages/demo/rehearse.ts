import type { RoomApi } from '../../room/api.ts';
import type { RoomClientState, Seat } from '../../room/state.ts';

/** A desk in one of these seats may yet tell whether the doors are open. */
const canStillEnter: readonly Seat['at'][] = ['outside', 'entering', 'inside', 'reconnecting'];

/** Calls `act` for the present state and after every change, until it is undone. */
function follow(api: RoomApi, act: (state: RoomClientState) => void): () => void {
  act(api.store.getState());
  return api.store.subscribe(act);
}

/**
 * Begins the show by itself, once: a demonstration is already playing when somebody comes. Afterwards the desk is the
 * visitor's; an interval or an end stays.
 */
export function beginShow(desk: RoomApi): () => void {
  let isDone = false;
  let isUnderWay = false;
  return follow(desk, ({ seat, room }) => {
    if (isDone || isUnderWay || seat.at !== 'inside' || room === null) return;
    const { at } = room.view.phase;
    if (at !== 'closed' && at !== 'foyer') {
      isDone = true;
      return;
    }
    isUnderWay = true;
    void desk.command({ type: 'phase.set', to: at === 'closed' ? 'foyer' : 'live' }).then((isAccepted) => {
      isUnderWay = false;
      // Refused: another visitor's desk was faster, or the room will say so itself.
      if (!isAccepted) isDone = true;
    });
  });
}

/** The drawn actor opens camera and microphone, and walks on, once. */
export function walkOn(wings: RoomApi): () => void {
  let isDone = false;
  return follow(wings, ({ seat, self }) => {
    if (isDone || seat.at !== 'inside' || self === null) return;
    isDone = true;
    void wings.openCapture('voice_and_video').then(async (isOpen) => {
      if (isOpen) await wings.command({ type: 'stage.enter' });
    });
  });
}

/**
 * A spectator goes in once the desk has opened the doors: knocking before that would only be refused. Where the desk
 * itself cannot be entered, the spectator tries alone.
 */
export function enterWithDoors(desk: RoomApi, house: RoomApi): () => void {
  const tried = new Set<string>();
  const tryDoor = (): void => {
    const { seat: deskSeat, room } = desk.store.getState();
    const doors = room?.view.phase.at ?? (canStillEnter.includes(deskSeat.at) ? 'closed' : 'unknown');
    const { seat } = house.store.getState();
    const isWaiting = seat.at === 'outside' || (seat.at === 'refused' && seat.code === 'too_early');
    if (!isWaiting || doors === 'closed' || tried.has(doors)) return;
    tried.add(doors);
    void house.enter();
  };
  const stops = [follow(desk, tryDoor), follow(house, tryDoor)];
  return () => stops.forEach((stop) => stop());
}
