import { useEffect, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './mirror.module.css';

/** Loudness of speech in decibels below full scale that fills no bar, and the whole bar. */
const quietDb = -60;
const loudDb = -12;

/** How full the bar is for these samples, 0 to 1: speech is heard by ratios, so the scale is in decibels. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  const db = 20 * Math.log10(Math.max(rms, 1e-6));
  return Math.min(1, Math.max(0, (db - quietDb) / (loudDb - quietDb)));
}

interface LevelProps {
  readonly track: MediaStreamTrack;
  readonly label: string;
  /** Stands by itself, not over a picture. */
  readonly isBare?: boolean;
}

/** A bar that dances to a microphone. It is drawn past React, at the screen's own pace. */
export function Level({ track, label, isBare = false }: LevelProps) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = new AnalyserNode(context, { fftSize: 512 });
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = requestAnimationFrame(function draw() {
      analyser.getFloatTimeDomainData(samples);
      if (bar.current !== null) bar.current.style.transform = `scaleX(${levelOf(samples).toFixed(3)})`;
      frame = requestAnimationFrame(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      source.disconnect();
      void context.close();
    };
  }, [track]);
  return (
    <div className={classes(styles.level, isBare && styles.bare)} role="img" aria-label={label}>
      <span ref={bar} />
    </div>
  );
}
