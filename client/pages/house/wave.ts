import type { Reactions } from '../../../protocol/socket.ts';

/** Laughter and hearts alone do not light the footlights further than this. */
const mostWithoutHands = 0.5;

/** Height of the one wave that stands for the whole house, 0 to 1: applause first, laughter and hearts by their share. */
export function waveOf({ applause, laughter, heart }: Reactions, seated: number): number {
  const share = (laughter + heart) / Math.max(1, seated);
  return Math.min(1, Math.max(applause, Math.min(mostWithoutHands, share)));
}

/** What a house does most of all. */
export type Mood = 'applause' | 'laughter' | 'heart';

/** What one would say of the house, in one word; `null` while it is quiet. */
export function moodOf({ applause, laughter, heart }: Reactions): Mood | null {
  if (applause > 0) return 'applause';
  if (laughter + heart === 0) return null;
  return laughter >= heart ? 'laughter' : 'heart';
}

/** Between two sayings of the house's mood, in milliseconds: a screen reader also reads the play. */
const quietMs = 8000;

/** What is said of the house's mood, and when something was said last. */
export interface Said {
  /** `null` for nothing. */
  readonly mood: Mood | null;
  readonly at: number;
}

/** What to say of the house now; the same object while there is nothing new to say. Silence needs no words. */
export function sayMood(said: Said, mood: Mood | null, now: number): Said {
  if (mood === said.mood) return said;
  if (mood === null) return { mood, at: said.at };
  return now - said.at < quietMs ? said : { mood, at: now };
}
