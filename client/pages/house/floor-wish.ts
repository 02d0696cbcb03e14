import type { Scene, Wish } from '../../../protocol/room/index.ts';

interface FloorFacts {
  readonly floor: Scene['floor'] | undefined;
  /** Spares the question how. */
  readonly quickWish: Wish | undefined;
  /** This page has been told already that the whole house will hear. */
  readonly hasConsented: boolean;
}

/**
 * As what the button of the floor puts somebody on stage at once; `undefined` when they are to be asked first. Whoever
 * speaks from their seat is heard alone, and is told so once.
 */
export function floorWish({ floor, quickWish, hasConsented }: FloorFacts): Wish | undefined {
  if (floor !== 'everybody') return quickWish;
  return hasConsented || quickWish !== undefined ? 'voice' : undefined;
}
