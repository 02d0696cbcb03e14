import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';

/** How many parts of this page want silence now: whoever tests a microphone must not test the music. */
export const hushes = createStore<{ readonly count: number }>(() => ({ count: 0 }));

/** Asks for silence for as long as the component is on the page. */
export function useHush(): void {
  useEffect(() => {
    hushes.setState(({ count }) => ({ count: count + 1 }));
    return () => hushes.setState(({ count }) => ({ count: count - 1 }));
  }, []);
}
