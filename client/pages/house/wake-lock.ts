/** What of a browser keeps its screen lit. */
export interface Screen {
  /** Rejects where the browser does not want to: on low battery, in the background. */
  request(): Promise<{ release(): Promise<void> }>;
  isVisible(): boolean;
  /** Returns its undoing. */
  onVisible(listener: () => void): () => void;
}

/**
 * Keeps the screen lit until the answer is called. A browser lets go of the light whenever the page is hidden, so it is
 * asked for again with each return.
 */
export function keepLit(screen: Screen): () => void {
  const over = new AbortController();
  const isOver = (): boolean => over.signal.aborted;
  let release: (() => Promise<void>) | undefined;
  const light = async (): Promise<void> => {
    if (isOver() || !screen.isVisible()) return;
    try {
      const lock = await screen.request();
      const before = release;
      release = () => lock.release();
      await before?.();
      if (isOver()) await lock.release();
    } catch {
      // A dark screen is a nuisance and no more; the next return asks again.
    }
  };
  const stop = screen.onVisible(() => void light());
  void light();
  return () => {
    over.abort();
    stop();
    release?.().catch(() => undefined);
  };
}

/** This browser's screen; `null` where it cannot be kept lit (older browsers, plain http). */
export function browserScreen(): Screen | null {
  const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>; // absent where it is not secure
  if (wakeLock === undefined || isForbidden()) return null;
  return {
    request: () => wakeLock.request('screen'),
    isVisible: () => document.visibilityState === 'visible',
    onVisible: (listener) => {
      const look = (): void => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', look);
      return () => document.removeEventListener('visibilitychange', look);
    },
  };
}

/**
 * Whether the page around ours has not lent us this permission, as Telegram's does not: to ask all the same would be
 * reported as a violation (W3C Permissions Policy §9). Browsers that do not tell are asked.
 */
function isForbidden(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(feature: string): boolean } };
  return featurePolicy?.allowsFeature('screen-wake-lock') === false;
}
