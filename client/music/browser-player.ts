import { engineOf } from '../room/browser-engine.ts';
import type { MusicPlayer } from './house-music.ts';

/**
 * Plays an element of the page. WebKit on phones ignores the volume of an element, so there the sound passes through
 * Web Audio; elsewhere it does not, for Chromium's echo canceller hears elements alone. Not tried on a real iPhone yet.
 */
export function elementPlayer(element: HTMLAudioElement): MusicPlayer & { close(): void } {
  const mixer = engineOf(navigator.userAgent) === 'webkit' ? mixerOf(element) : null;
  return {
    play: async () => {
      // Both are asked for before either is waited for: a tap's permission lasts no longer.
      await Promise.all([mixer?.context.resume(), element.play()]);
    },
    pause: () => element.pause(),
    setGain: (gain) => {
      if (mixer === null) element.volume = gain;
      else mixer.gain.gain.value = gain;
    },
    close: () => {
      element.pause();
      void mixer?.context.close();
    },
  };
}

function mixerOf(element: HTMLAudioElement): { readonly context: AudioContext; readonly gain: GainNode } {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 0 });
  context.createMediaElementSource(element).connect(gain).connect(context.destination);
  return { context, gain };
}
