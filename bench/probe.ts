import type { Probe } from './page-api.ts';

/**
 * Watches a page of the house from outside, as a script that the browser runs before each document: when controls are
 * tapped, and when the first frame of anybody is shown. What is noted outlives the step from the ticket to the house,
 * which is another document. Self-contained: it is sent to the browser as text.
 */
export function installProbe(): void {
  const kept = 'bench-probe';
  // Written below, by the document before.
  const noted = JSON.parse(sessionStorage.getItem(kept) ?? '{"taps":{}}') as Probe;
  const keep = (): void => sessionStorage.setItem(kept, JSON.stringify(noted));
  const now = (): number => performance.timeOrigin + performance.now();

  document.addEventListener(
    'pointerup',
    ({ target, timeStamp }) => {
      const control = target instanceof Element ? target.closest<HTMLElement>('[data-testid]') : null;
      const name = control?.dataset['testid'];
      if (name === undefined) return;
      noted.taps[name] = performance.timeOrigin + timeStamp;
      delete noted.firstFrameMs;
      keep();
    },
    { capture: true },
  );

  const watched = new WeakSet<HTMLVideoElement>();
  const look = (): void => {
    for (const video of document.querySelectorAll('video')) {
      if (watched.has(video)) continue;
      watched.add(video);
      video.requestVideoFrameCallback(() => {
        noted.firstFrameMs ??= now();
        keep();
      });
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  Object.assign(globalThis, { benchProbe: noted });
}
