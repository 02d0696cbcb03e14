import type { ChatLineView } from '../../protocol/room/index.ts';
import { useRoom } from '../stage/room-context.tsx';

const noLines: readonly ChatLineView[] = [];
const noIds: readonly ChatLineView['id'][] = [];

/** What was said last, oldest first. */
export const useLines = (): readonly ChatLineView[] => useRoom((state) => state.room?.view.lines) ?? noLines;

/** Which of it is one's own. */
export const useOwnLines = (): readonly ChatLineView['id'][] =>
  useRoom((state) => state.self?.chat.said) ?? noIds;
