import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { useRoomApi } from '../../stage/room-context.tsx';
import { createDesk, type DeskState, type DeskTools } from './desk-store.ts';

const DeskContext = createContext<DeskTools | null>(null);

interface DeskProviderProps {
  /** Where this desk begins, when it is only looked at. */
  readonly initially?: Partial<DeskState> | undefined;
  readonly children: ReactNode;
}

export function DeskProvider({ initially, children }: DeskProviderProps) {
  const api = useRoomApi();
  const [desk] = useState(() => createDesk(api, initially));
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The hands of this desk: every act of a director goes through them, so that it can be undone. */
export function useDeskTools(): DeskTools {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a part of the desk stands outside of its DeskProvider');
  return desk;
}

/** Selects from the desk's own state. */
export function useDeskState<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useDeskTools().store, select);
}
