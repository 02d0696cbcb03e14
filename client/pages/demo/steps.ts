import type { OwnStanding, Phase } from '../../../protocol/room/index.ts';

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
  | 'over';

/** Which pane the next click is in. */
export const paneOfStep: Readonly<Record<Step, PaneName | null>> = {
  opening: null,
  raise: 'house',
  invite: 'desk',
  accept: 'house',
  done: null,
  paused: 'desk',
  over: null,
};

export const paneNames = ['desk', 'wings', 'house'] as const;
export type PaneName = (typeof paneNames)[number];

/** The step that follows from what the spectator's pane knows. */
export function stepOf(phase: Phase | undefined, standing: OwnStanding['at'] | undefined): Step {
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
