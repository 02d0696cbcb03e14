import type { SelfView } from '../../protocol/room/index.ts';

/** Whether one still needs camera and microphone where one stands; `raising` while a hand is on its way up. */
export function needsTracks({ standing, grants }: SelfView, raising: boolean): boolean {
  switch (standing.at) {
    case 'audience':
    case 'waiting':
      return raising;
    case 'backstage':
      return grants.perform || standing.wish !== undefined;
    case 'hand_raised':
    case 'invited':
    case 'on_stage':
      return true;
  }
}
