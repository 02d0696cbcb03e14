import type { OwnStanding, Phase } from '../../protocol/room/index.ts';
import type { Clock, Undo } from '../room/environment.ts';

/** Under the talk in a foyer, not over it: of the house's own level. */
const quiet = 0.35;
/** Comes gently, and is gone within a second when the show begins. */
const riseMs = 1500;
const fallMs = 700;
const stepMs = 50;

/** Plays one file over and over. */
export interface MusicPlayer {
  /** Rejected where the browser waits for a person's tap. */
  play(): Promise<void>;
  pause(): void;
  /** 0 to 1. */
  setGain(gain: number): void;
}

export interface HouseMusicOptions {
  readonly player: MusicPlayer;
  readonly clock: Clock;
  /** Calls at each tap on the page. */
  readonly onTap: (listener: () => void) => Undo;
}

/** What the music follows. */
export interface MusicCue {
  readonly plays: boolean;
  /** Level of the house's sound, 0 for muted to 1. */
  readonly level: number;
}

/** Whether a place in the house hears the music now: never over a show, never near an open microphone. */
export function musicPlays(place: {
  readonly audience: 'house' | 'wings' | 'desk';
  readonly phase: Phase;
  readonly standing: OwnStanding['at'];
}): boolean {
  if (place.audience !== 'house') return false;
  if (place.standing === 'backstage' || place.standing === 'on_stage') return false;
  return place.phase === 'closed' || place.phase === 'foyer' || place.phase === 'intermission';
}

/**
 * The music of the house: fades in and out as its cue says, and waits for the first tap where the browser wants one.
 * Its owner calls `close()`.
 */
export class HouseMusic {
  readonly #options: HouseMusicOptions;
  #cue: MusicCue = { plays: false, level: 1 };
  /** The player runs, or has been told to. */
  #runs = false;
  /** How much of the music is there, 0 to 1: a fade in time, apart from the level. */
  #share = 0;
  #stopFade: Undo = () => undefined;
  #stopWaiting: Undo = () => undefined;

  constructor(options: HouseMusicOptions) {
    this.#options = options;
  }

  /** Said again with the same words, nothing changes. */
  follow(cue: MusicCue): void {
    const before = this.#cue;
    this.#cue = cue;
    this.#apply();
    if (cue.plays === before.plays) return;
    if (cue.plays) this.#begin();
    else this.#end();
  }

  close(): void {
    this.#stopWaiting();
    this.#stopFade();
    this.#cue = { ...this.#cue, plays: false };
    this.#pause();
  }

  #begin(): void {
    this.#stopWaiting();
    if (this.#runs) {
      this.#fade(1, riseMs);
      return;
    }
    this.#runs = true;
    this.#apply();
    this.#options.player.play().then(
      () => {
        if (this.#cue.plays) this.#fade(1, riseMs);
        else this.#pause();
      },
      (error: unknown) => {
        // Anything else is a pause that overtook it, or a file that cannot be played: no tap would help.
        if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
        this.#runs = false;
        if (this.#cue.plays) this.#waitForTap();
      },
    );
  }

  #waitForTap(): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#options.onTap(() => this.#begin());
  }

  #end(): void {
    this.#stopWaiting();
    if (this.#runs) this.#fade(0, fallMs);
  }

  /** By the clock, not by steps: a page in the background is given one step a second. */
  #fade(to: 0 | 1, ms: number): void {
    this.#stopFade();
    const { clock } = this.#options;
    const [from, since] = [this.#share, clock.now()];
    const step = (): void => {
      const passed = Math.min(1, (clock.now() - since) / ms);
      this.#share = from + (to - from) * passed;
      this.#apply();
      if (passed < 1) this.#stopFade = clock.after(stepMs, step);
      else if (to === 0) this.#pause();
    };
    step();
  }

  #pause(): void {
    if (!this.#runs) return;
    this.#runs = false;
    this.#share = 0;
    this.#apply();
    this.#options.player.pause();
  }

  #apply(): void {
    this.#options.player.setGain(this.#share * quiet * this.#cue.level);
  }
}
