/** One note: pitch in hertz, beginning and length in beats. */
interface Note {
  readonly hertz: number;
  readonly beat: number;
  readonly beats: number;
}

/** A quiet voice: a melody that begins again every `bars` beats, over a held tone. */
export interface Tune {
  readonly beatSeconds: number;
  readonly bars: number;
  readonly notes: readonly Note[];
  /** The held tone under the melody, so that the voice never falls silent. */
  readonly droneHertz: number;
  /** Loudness, 0 to 1 of full scale. */
  readonly noteGain: number;
  readonly droneGain: number;
}

const pitch = (semitonesFromA3: number): number => 220 * 2 ** (semitonesFromA3 / 12);

/** Moonlight over the stage: a slow pentatonic line in D. */
export const actorTune: Tune = {
  beatSeconds: 0.42,
  bars: 16,
  notes: [5, 9, 12, 14, 17, 14, 12, 9, 7, 12, 14, 9].map((step, index) => ({
    hertz: pitch(step),
    beat: index + Math.floor(index / 3),
    beats: index % 3 === 2 ? 2 : 1.2,
  })),
  droneHertz: pitch(-7),
  noteGain: 0.13,
  droneGain: 0.045,
};

/** A spectator who hums two notes. */
export const guestTune: Tune = {
  beatSeconds: 0.6,
  bars: 4,
  notes: [
    { hertz: pitch(22), beat: 0, beats: 1.6 },
    { hertz: pitch(19), beat: 2, beats: 1.6 },
  ],
  droneHertz: pitch(15),
  noteGain: 0.1,
  droneGain: 0.03,
};

/** The notes that begin in `[from, to)` seconds since the tune's beginning, each with its moment. */
export function notesBetween(
  tune: Tune,
  from: number,
  to: number,
): readonly { readonly at: number; readonly hertz: number; readonly seconds: number }[] {
  const round = tune.bars * tune.beatSeconds;
  const found = [];
  for (let turn = Math.floor(from / round); turn * round < to; turn += 1) {
    for (const { hertz, beat, beats } of tune.notes) {
      const at = turn * round + beat * tune.beatSeconds;
      if (at >= from && at < to) found.push({ at, hertz, seconds: beats * tune.beatSeconds });
    }
  }
  return found;
}

/** How open the mouth is at a moment, 0 to 1: wide when a note begins, then closing. */
export function voiceAt(tune: Tune, seconds: number): number {
  const latest = notesBetween(tune, seconds - 1.2, seconds).at(-1);
  if (latest === undefined) return 0;
  return Math.max(0, 1 - (seconds - latest.at) / latest.seconds);
}
