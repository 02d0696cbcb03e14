import type { Undo } from '../environment.ts';

/**
 * Calls for each new picture of a playing video. While the page is hidden the browser tells of no pictures, and a clock
 * in a worker stands in: somebody on stage who looks at another tab goes on being seen.
 */
export function watchFrames(video: HTMLVideoElement, tell: () => void): Undo {
  let ticker: Worker | undefined;
  const follow = (): void => {
    ticker?.terminate();
    ticker = undefined;
    if (document.visibilityState === 'visible') return;
    ticker = new Worker(new URL('../ticker.ts', import.meta.url), { type: 'module' });
    ticker.onmessage = tell;
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  const stopLooking = eachFrame(video, tell);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    ticker?.terminate();
    stopLooking();
  };
}

function eachFrame(video: HTMLVideoElement, tell: () => void): Undo {
  let stopped = false;
  // Firefox before 132 has it not: then each drawing of the screen is taken for a picture.
  const { requestVideoFrameCallback: hasFrames } = video as Partial<HTMLVideoElement>;
  const next = (): void => {
    if (stopped) return;
    if (hasFrames === undefined) requestAnimationFrame(call);
    else video.requestVideoFrameCallback(call);
  };
  const call = (): void => {
    if (stopped) return;
    tell();
    next();
  };
  next();
  return () => {
    stopped = true;
  };
}
