import type { OwnStanding, Phase } from '../../../protocol/room/index.ts';
import type { Seat } from '../../room/state.ts';

/** What a visitor of the demonstration does next; each is one click. */
export type Step =
  /** The doors are not through yet, or the show has not been begun by itself. */
  | 'opening'
  | 'raise'
  | 'invite'
  | 'accept'
  /** The spectator is on stage: all is seen. */
  | 'done'
  /** Somebody has paused or ended the show at the desk. */
  | 'paused'
  | 'over'
  /** A connection is lost and sought again: nothing that stands on screen is so now. */
  | 'lost'
  /** The demonstration was continued elsewhere, or left. */
  | 'away';

/** Which pane the next click is in. */
export const paneOfStep: Readonly<Record<Step, PaneName | null>> = {
  opening: null,
  raise: 'house',
  invite: 'desk',
  accept: 'house',
  done: null,
  paused: 'desk',
  over: null,
  lost: null,
  away: null,
};

export const paneNames = ['desk', 'wings', 'house'] as const;
export type PaneName = (typeof paneNames)[number];

/** What the step follows from: the panes' seats, and what the spectator's pane knows. */
export interface Standpoint {
  readonly seats: readonly Seat['at'][];
  readonly phase: Phase | undefined;
  readonly standing: OwnStanding['at'] | undefined;
}

/** The step that is next. */
export function stepOf({ seats, phase, standing }: Standpoint): Step {
  if (seats.includes('reconnecting')) return 'lost';
  if (seats.some((at) => at === 'farewell' || at === 'seated_elsewhere')) return 'away';
  if (phase === undefined || standing === undefined) return 'opening';
  if (phase === 'finished') return 'over';
  if (phase === 'intermission') return 'paused';
  if (phase !== 'live') return 'opening';
  switch (standing) {
    case 'hand_raised':
      return 'invite';
    case 'invited':
      return 'accept';
    case 'on_stage':
      return 'done';
    default:
      return 'raise';
  }
}
