import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Box } from './layout.ts';

/** The size of an element as it changes, in CSS pixels; zero before the first measure and while hidden. */
export function useBox<Kind extends HTMLElement>(): readonly [RefObject<Kind | null>, Box] {
  const ref = useRef<Kind>(null);
  const [box, setBox] = useState<Box>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setBox({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, box];
}
