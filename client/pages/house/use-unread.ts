import { useState } from 'react';
import { lastOf, unreadOf } from '../../chat/unread.ts';
import { useLines, useOwnLines } from '../../chat/use-lines.ts';

/** How many lines of others one has not seen: none of those that stood there when one came, none while the chat is open. */
export function useUnread(isChatOpen: boolean): number {
  const lines = useLines();
  const own = useOwnLines();
  const last = lastOf(lines);
  const [read, setRead] = useState(last);
  if (isChatOpen && read !== last) setRead(last);
  return isChatOpen ? 0 : unreadOf(lines, own, read);
}
