import { useMemo, useSyncExternalStore } from 'react';
import type { RoomApi } from '../../room/api.ts';

/**
 * Makes the room's client for as long as its pane is on the page; closed with the pane.
 * @param enters at once, or when somebody calls `enter`
 */
export function useRoomClient(
  make: () => RoomApi,
  enters: 'at once' | 'when told' = 'at once',
): RoomApi | null {
  const keeper = useMemo(() => keeperOf(make, enters), [make, enters]);
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}

/** A client lives as long as somebody listens: React calls `subscribe` with the pane and undoes it with the pane. */
function keeperOf(make: () => RoomApi, enters: 'at once' | 'when told') {
  let api: RoomApi | null = null;
  return {
    current: () => api,
    subscribe: (changed: () => void) => {
      const made = make();
      api = made;
      changed();
      if (enters === 'at once') void made.enter();
      return () => {
        api = null;
        made.close();
      };
    },
  };
}
