import {
  projectDesk,
  projectHouse,
  projectWings,
  type RoomState,
  type Words,
} from '../../../protocol/room/index.ts';
import type { StreamPosition, ViewSnapshot } from '../../../protocol/socket.ts';

/** The whole room as an audience sees it. */
export function snapshotOf(
  state: RoomState,
  audience: ViewSnapshot['audience'],
  position: StreamPosition,
  words: Words,
): ViewSnapshot {
  switch (audience) {
    case 'house':
      return { audience, position, view: projectHouse(state, words) };
    case 'wings':
      return { audience, position, view: projectWings(state, words) };
    case 'desk':
      return { audience, position, view: projectDesk(state, words) };
  }
}
