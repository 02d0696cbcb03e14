import { levelOf } from '../ui/level.tsx';
import type { Undo } from '../room/environment.ts';

/** How full the bar must be for a voice, 0 to 1, and for how many looks: a click is no voice. */
const voiceLevel = 0.3;
const voiceLooks = 3;
const lookMs = 100;
/** Nobody who was asked to say something stays silent for so long. */
const patienceMs = 8_000;

/** Decides whether a microphone gives anything: it is heard at last, or not within patience. */
export class Hearing {
  #looks = 0;
  #waitedMs = 0;

  /** Takes the level of the next `passedMs`, 0 to 1. */
  take(level: number, passedMs: number): 'listening' | 'good' | 'silent' {
    if (this.#looks < voiceLooks) {
      this.#waitedMs += passedMs;
      if (level >= voiceLevel) this.#looks += 1;
    }
    if (this.#looks >= voiceLooks) return 'good';
    return this.#waitedMs >= patienceMs ? 'silent' : 'listening';
  }
}

/** Listens to a microphone, and tells each time that the answer changes; a silent one may still speak up. */
export function listenTo(track: MediaStreamTrack, tell: (heard: 'good' | 'silent') => void): Undo {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const hearing = new Hearing();
  let before: string = 'listening';
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const now = hearing.take(levelOf(samples), lookMs);
    if (now !== before && now !== 'listening') tell(now);
    before = now;
  }, lookMs);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
}
