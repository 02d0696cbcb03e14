import { type RefObject, useEffect, useState } from 'react';

const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/**
 * True when nothing has moved within an element for `afterMs`.
 * @param hidden selects what is not seen meanwhile: a finger that comes down on it wakes it and presses nothing
 */
export function useIdle(root: RefObject<HTMLElement | null>, afterMs: number, hidden: string): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const element = root.current;
    return element === null ? undefined : watch(element, { afterMs, hidden, tell: setIdle });
  }, [root, afterMs, hidden]);
  return isIdle;
}

interface Watch {
  readonly afterMs: number;
  readonly hidden: string;
  readonly tell: (isIdle: boolean) => void;
}

/** A mouse has moved before it presses; a finger has not. */
function watch(element: HTMLElement, { afterMs, hidden, tell }: Watch): () => void {
  let isIdle = false;
  let isBlind = false;
  const rest = (): void => {
    isIdle = true;
    tell(true);
  };
  let timer = setTimeout(rest, afterMs);
  const wake = (event: Event): void => {
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    const isOn = event.target instanceof Element && event.target.closest(hidden) !== null;
    if (event.type === 'pointerdown') isBlind = isIdle && isTouch && isOn;
    if (isBlind) event.stopPropagation();
    clearTimeout(timer);
    isIdle = false;
    tell(false);
    timer = setTimeout(rest, afterMs);
  };
  const click = (event: Event): void => {
    if (!isBlind) return;
    isBlind = false;
    event.stopPropagation();
    event.preventDefault();
  };
  const lift = (event: Event): void => {
    if (isBlind) event.stopPropagation();
  };
  for (const sign of signs) element.addEventListener(sign, wake, true);
  element.addEventListener('pointerup', lift, true);
  element.addEventListener('click', click, true);
  return () => {
    clearTimeout(timer);
    for (const sign of signs) element.removeEventListener(sign, wake, true);
    element.removeEventListener('pointerup', lift, true);
    element.removeEventListener('click', click, true);
  };
}
