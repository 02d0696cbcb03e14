import { useEffect, useState } from 'react';
import { useRoom } from '../../stage/room-context.tsx';

/** The device's clock, read again every `everyMs`. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** The server's clock: deadlines are counted by it, since a device's own may be minutes off. */
export function useServerNow(everyMs = 1000): number {
  return useNow(everyMs) + useRoom((state) => state.clockOffsetMs);
}
