import { useMemo, useSyncExternalStore } from 'react';
import type { RoomApi } from '../../room/api.ts';

/** Makes the room's client for as long as its pane is on the page, and enters at once; closed with the pane. */
export function useRoomClient(make: () => RoomApi): RoomApi | null {
  const keeper = useMemo(() => keeperOf(make), [make]);
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}

/** A client lives as long as somebody listens: React calls `subscribe` with the pane and undoes it with the pane. */
function keeperOf(make: () => RoomApi) {
  let api: RoomApi | null = null;
  return {
    current: () => api,
    subscribe: (changed: () => void) => {
      const made = make();
      api = made;
      changed();
      void made.enter();
      return () => {
        api = null;
        made.close();
      };
    },
  };
}
