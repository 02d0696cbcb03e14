import type { BackstageGuest, Colleague, Scene, HouseView } from '../../../protocol/room/index.ts';
import type { ViewSnapshot } from '../../../protocol/socket.ts';

/** Everybody who is not to be seen in the picture of the stage. */
export interface Company {
  readonly colleagues: readonly Colleague[];
  readonly guests: readonly BackstageGuest[];
}

const nobody: Company = { colleagues: [], guests: [] };

/** Whether the picture of what the house sees is a curtain. */
export const isCurtained = ({ phase, scene }: { phase: HouseView['phase']; scene: Scene }): boolean =>
  phase.at === 'live' && scene.curtain;

/** Those behind the stage; behind a curtain those on it, too. Oneself has a picture of one's own. */
export function companyOf(room: ViewSnapshot | null, own: string | undefined): Company {
  if (room === null || room.audience === 'house') return nobody;
  const { view } = room;
  const isHidden = isCurtained(view);
  return {
    colleagues: view.cast.filter(({ id, onStage }) => id !== own && (!onStage || isHidden)),
    guests: view.guests,
  };
}

/** Who is called to be ready: first the cast, then spectators; oneself is told by the lamp. */
export const calledOf = (room: ViewSnapshot | null): readonly { id: string; name: string }[] =>
  room === null || room.audience === 'house'
    ? []
    : [...room.view.cast, ...room.view.guests].filter(({ standby }) => standby);
