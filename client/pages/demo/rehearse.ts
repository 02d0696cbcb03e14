import type { RoomApi } from '../../room/api.ts';
import type { RoomClientState } from '../../room/state.ts';

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

/** A spectator who came before the doors were open goes in once the desk has opened them. */
export function enterWithDoors(desk: RoomApi, house: RoomApi): () => void {
  const tried = new Set<string>();
  const tryDoor = (): void => {
    const phase = desk.store.getState().room?.view.phase.at;
    const { seat } = house.store.getState();
    const isTurnedAway = seat.at === 'refused' && seat.code === 'too_early';
    if (!isTurnedAway || phase === undefined || phase === 'closed' || tried.has(phase)) return;
    tried.add(phase);
    void house.enter();
  };
  const stops = [follow(desk, tryDoor), follow(house, tryDoor)];
  return () => stops.forEach((stop) => stop());
}
