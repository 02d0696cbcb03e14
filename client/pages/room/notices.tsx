import { useEffect, useState } from 'react';
import type { RefusalCode } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Notice } from '../../ui/notice.tsx';

/** How long a refusal stays to be read, in milliseconds. */
const noticeMs = 6000;

/** The chat says these beside the line that they are about. */
const saidElsewhere: readonly RefusalCode[] = ['chat_closed', 'chat_slow', 'chat_silenced'];

/** The last refusal of a command, said once. */
export function RefusalNotice() {
  const say = useText();
  const notice = useRoom((state) => state.notice);
  const isRead = useRead(notice?.id, noticeMs);
  if (notice === null || isRead || saidElsewhere.includes(notice.code)) return null;
  return (
    <Notice tone="bad" isFloating testId="notice">
      {say(`refusal-${notice.code}`)}
    </Notice>
  );
}

/** True once the notice of this number has stood long enough. */
export function useRead(id: number | undefined, afterMs: number): boolean {
  const [read, setRead] = useState<number | null>(null);
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => setRead(id), afterMs);
    return () => clearTimeout(timer);
  }, [id, afterMs]);
  return id === read;
}
