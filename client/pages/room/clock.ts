import { useRoom } from '../../stage/room-context.tsx';
import { useNow } from '../../ui/use-now.ts';

/** The server's clock: deadlines are counted by it, since a device's own may be minutes off. */
export function useServerNow(everyMs = 1000): number {
  return useNow(everyMs) + useRoom((state) => state.clockOffsetMs);
}
