import { notesBetween, type Tune } from './tune.ts';

/** Notes are put into the audio clock this far ahead, in seconds; longer than a tick may be late. */
const aheadSeconds = 0.5;

/** A tune as an audio track. `tick` keeps it supplied with notes; `close` ends it. */
export interface Voice {
  readonly track: MediaStreamTrack;
  readonly tick: () => void;
  readonly close: () => void;
}

/**
 * Sings a tune into a track; nothing of it comes out of the speakers here. A browser lets no sound be made before the
 * visitor's first tap, so the voice waits for that one, wherever on the page it is.
 */
export function singing(tune: Tune): Voice {
  const context = new AudioContext();
  const output = new MediaStreamAudioDestinationNode(context);
  const soft = new BiquadFilterNode(context, { type: 'lowpass', frequency: 1800 });
  soft.connect(output);
  const drone = new OscillatorNode(context, { type: 'sine', frequency: tune.droneHertz });
  drone.connect(new GainNode(context, { gain: tune.droneGain })).connect(soft);
  drone.start();
  const [track] = output.stream.getAudioTracks();
  if (track === undefined) throw new Error('a destination node has an audio track (Web Audio API §1.24)');

  const listening = new AbortController();
  const wake = (): void => void context.resume();
  if (context.state !== 'running') {
    for (const sign of ['pointerup', 'keydown']) {
      document.addEventListener(sign, wake, { signal: listening.signal, capture: true });
    }
  }

  let sungTo = 0;
  return {
    track,
    tick: () => {
      const until = context.currentTime + aheadSeconds;
      for (const note of notesBetween(tune, sungTo, until)) sing(context, soft, tune, note);
      sungTo = Math.max(sungTo, until);
    },
    close: () => {
      listening.abort();
      void context.close();
    },
  };
}

type Sung = ReturnType<typeof notesBetween>[number];

/** One note with a soft beginning and a long end. */
function sing(context: AudioContext, output: AudioNode, tune: Tune, { at, hertz, seconds }: Sung): void {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(tune.noteGain, at + 0.05);
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds + 0.3);
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: hertz });
  tone.connect(gain).connect(output);
  tone.start(at);
  tone.stop(at + seconds + 0.35);
}
