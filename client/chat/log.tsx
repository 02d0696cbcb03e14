import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ChatLineView } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { useRoom, useRoomApi } from '../stage/room-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './chat.module.css';
import { Line } from './line.tsx';
import { mayWriteSoon } from './may-write.ts';
import { outboxOf } from './outbox.ts';
import { UnsentLine } from './unsent-line.tsx';
import { lastOf, unreadOf } from './unread.ts';
import { useLines, useOwnLines } from './use-lines.ts';

/** Nearer than this to the end is at the end, in CSS pixels. */
const slackPx = 24;

/** What was said. It follows the talk, unless somebody has scrolled up to read: then it says that there is more. */
export function Log() {
  const say = useText();
  const api = useRoomApi();
  const lines = useLines();
  const unsent = useStore(outboxOf(api).store, (writing) => writing.unsent);
  const mayWrite = useRoom(mayWriteSoon);
  const { ref, scrolled, toEnd, news } = useFollowing(lines, unsent.length);
  return (
    <div className={styles.log}>
      <div
        ref={ref}
        className={styles.scroll}
        onScroll={scrolled}
        role="log"
        aria-label={say('chat-log')}
        tabIndex={0}
        data-testid="chat-log"
      >
        {lines.length + unsent.length === 0 && (
          <p className={styles.empty} data-testid="chat-empty">
            {say(mayWrite ? 'chat-empty' : 'chat-empty-quiet')}
          </p>
        )}
        <ol className={styles.lines}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
          {unsent.map((line) => (
            <UnsentLine key={`unsent ${String(line.key)}`} line={line} />
          ))}
        </ol>
      </div>
      {news > 0 && (
        <Button
          look="primary"
          className={styles.news}
          icon={<ArrowDown size={16} aria-hidden />}
          testId="chat-news"
          onPress={toEnd}
        >
          {say('chat-news', { count: news })}
        </Button>
      )}
    </div>
  );
}

/** Keeps the end in sight while one is there; counts what others say while one is not. */
function useFollowing(lines: readonly ChatLineView[], unsent: number) {
  const own = useOwnLines();
  const ref = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  /** The last line that stood at the end while one was there; `null` while one is. */
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const toEnd = (): void => {
    const element = ref.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  const scrolled = (): void => {
    const element = ref.current;
    if (element === null) return;
    const isThere = element.scrollHeight - element.scrollTop - element.clientHeight < slackPx;
    if (isThere === isAtEnd.current) return;
    isAtEnd.current = isThere;
    setLeftAt(isThere ? null : lastOf(lines));
  };
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
  }, [lines]);
  // What one says oneself is always seen to arrive.
  useLayoutEffect(() => {
    if (unsent > 0) toEnd();
  }, [unsent]);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    // A keyboard that opens takes from the height: the end stays in sight.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, scrolled, toEnd, news: leftAt === null ? 0 : unreadOf(lines, own, leftAt) };
}
