import { useQuery } from '@tanstack/react-query';
import type { ShowView } from '../../../protocol/http.ts';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { showQuery } from '../queries.ts';

/** The show of this room, also before one is let in; `undefined` while it is not known, and of one that is on no bill. */
export function useShowOfRoom(): ShowView | undefined {
  const { showId } = useRoomApi();
  const known = useRoom((state) => state.show);
  const { data } = useQuery(showQuery(showId));
  return data ?? known ?? undefined;
}
