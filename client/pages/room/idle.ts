import { type RefObject, useEffect, useState } from 'react';

const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** True when nothing has moved within an element for `afterMs`. */
export function useIdle(root: RefObject<HTMLElement | null>, afterMs: number): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let timer = setTimeout(() => setIdle(true), afterMs);
    const wake = (): void => {
      clearTimeout(timer);
      setIdle(false);
      timer = setTimeout(() => setIdle(true), afterMs);
    };
    for (const sign of signs) element.addEventListener(sign, wake);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) element.removeEventListener(sign, wake);
    };
  }, [root, afterMs]);
  return isIdle;
}
