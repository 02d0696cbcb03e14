import { useShallow } from 'zustand/react/shallow';
import type { Performer } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';
import { arrange, type Box, type Place } from './layout.ts';
import { useRoom } from './room-context.tsx';

/** Space between what is shared and those who share it, in CSS pixels. */
const gapPx = 6;
/** The part of the longer side of a stage that is for shared screens while performers stand beside them. */
const screenPart = 0.72;

export interface StagePlan {
  readonly screens: readonly Place[];
  readonly performers: readonly Place[];
}

/**
 * Where screens and performers stand: what is shared is looked at, so it has most of the stage, and the performers a
 * strip beside it, below it on a tall stage.
 */
export function planStage(screens: number, performers: number, stage: Box): StagePlan {
  if (screens === 0 || performers === 0) {
    return { screens: arrange(screens, stage), performers: arrange(performers, stage) };
  }
  const isWide = stage.width >= stage.height;
  const along = isWide ? stage.width : stage.height;
  const first = Math.round(along * screenPart);
  const rest = Math.max(0, along - first - gapPx);
  const part = (size: number): Box =>
    isWide ? { width: size, height: stage.height } : { width: stage.width, height: size };
  const offset = first + gapPx;
  return {
    screens: arrange(screens, part(first)),
    performers: arrange(performers, part(rest)).map((place) =>
      isWide ? { ...place, x: place.x + offset } : { ...place, y: place.y + offset },
    ),
  };
}

/** Those of the performers whose screen or film has arrived here, or is one's own. */
export function screensOf(
  { remote, sharing, self }: Pick<RoomClientState, 'remote' | 'sharing' | 'self'>,
  performers: readonly Performer[],
): readonly Performer[] {
  const isOwnShown =
    (sharing.at === 'screen' || sharing.at === 'file') && sharing.tracks.screen !== undefined;
  return performers.filter(
    ({ id }) =>
      (isOwnShown && id === self?.id) ||
      remote.some(({ member, source }) => member === id && source === 'screen'),
  );
}

export const useScreens = (performers: readonly Performer[]): readonly Performer[] =>
  useRoom(useShallow((state) => screensOf(state, performers)));
