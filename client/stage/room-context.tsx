import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { MemberId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import type { RoomApi } from '../room/api.ts';
import type { RoomClientState } from '../room/state.ts';

const RoomContext = createContext<RoomApi | null>(null);

export function RoomProvider({ api, children }: { readonly api: RoomApi; readonly children: ReactNode }) {
  return <RoomContext value={api}>{children}</RoomContext>;
}

/** The room of this pane. */
export function useRoomApi(): RoomApi {
  const api = useContext(RoomContext);
  if (api === null) throw new Error('a screen of the room stands outside of its RoomProvider');
  return api;
}

/** Selects from the room's store; the selector must answer the same object for the same state. */
export function useRoom<Part>(select: (state: RoomClientState) => Part): Part {
  return useStore(useRoomApi().store, select);
}

/** Whether a member's media has arrived, and whether it is held. */
export function useRemote(member: MemberId, source: MediaSource): 'absent' | 'playing' | 'held' {
  return useRoom(({ remote }) => {
    const found = remote.find((media) => media.member === member && media.source === source);
    return found === undefined ? 'absent' : found.paused ? 'held' : 'playing';
  });
}

/** The track with which one feeds this source, if there is one. */
export const useOwnTrack = (source: MediaSource): MediaStreamTrack | undefined =>
  useRoom(({ capture, sharing }) => {
    const captured = capture.at === 'ready' ? capture.tracks[source] : undefined;
    const shared = sharing.at === 'screen' || sharing.at === 'file' ? sharing.tracks[source] : undefined;
    return captured ?? shared;
  });
