import { useEffect, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Notice } from '../../ui/notice.tsx';

/** How long a refusal stays to be read, in milliseconds. */
const noticeMs = 6000;

/** The last refusal of a command, said once. */
export function RefusalNotice() {
  const say = useText();
  const notice = useRoom((state) => state.notice);
  const [read, setRead] = useState<number | null>(null);
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => setRead(id), noticeMs);
    return () => clearTimeout(timer);
  }, [id]);
  if (notice === null || notice.id === read) return null;
  return (
    <Notice tone="bad" isFloating testId="notice">
      {say(`refusal-${notice.code}`)}
    </Notice>
  );
}
