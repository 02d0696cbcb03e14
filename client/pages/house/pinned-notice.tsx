import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ChatLineView } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useRead } from '../room/notices.tsx';
import { dismissedIn } from './dismissed.ts';
import styles from './pinned-notice.module.css';

/** How long a pinned line stays over the stage, in milliseconds. */
const pinnedMs = 10_000;

/** What the desk wants everybody to read, for those who do not have the chat before them. */
export function PinnedNotice() {
  const pinned = useRoom((state) => state.room?.view.chat.pinned) ?? null;
  return pinned === null ? null : <PinnedLine key={pinned.id} line={pinned} />;
}

/** Two lines of it, or all of it for whoever opens it; it can be put away for good. */
function PinnedLine({ line: { id, name, text } }: { readonly line: ChatLineView }) {
  const say = useText();
  const dismissed = dismissedIn(useRoom((state) => state.show?.id));
  const [isAway, setAway] = useState(() => dismissed.has(id));
  const [isOpen, setOpen] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const isLong = useLong(words);
  // Nobody is hurried who has opened it to read.
  const isRead = useRead(isOpen ? undefined : id, pinnedMs);
  if (isAway || isRead) return null;
  const putAway = (): void => {
    dismissed.add(id);
    setAway(true);
  };
  const Chevron = isOpen ? ChevronUp : ChevronDown;
  return (
    <Notice
      isFloating
      testId="pinned-notice"
      action={
        <span className={styles.acts}>
          {isLong && (
            <Button
              look="plain"
              icon={<Chevron size={20} aria-hidden />}
              label={say(isOpen ? 'pinned-less' : 'pinned-more')}
              testId="pinned-more"
              onPress={() => setOpen(!isOpen)}
            >
              {null}
            </Button>
          )}
          <Button
            look="plain"
            icon={<X size={20} aria-hidden />}
            label={say('pinned-dismiss')}
            testId="pinned-dismiss"
            onPress={putAway}
          >
            {null}
          </Button>
        </span>
      }
    >
      <p ref={words} className={styles.words} data-open={isOpen}>
        <strong>{name}</strong> {text}
      </p>
    </Notice>
  );
}

/** Whether the clamped words have more than they show; it stays true while they are open. */
function useLong(words: RefObject<HTMLElement | null>): boolean {
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const element = words.current;
    if (element === null) return;
    const measure = (): void => {
      if (element.dataset['open'] === 'false') setLong(element.scrollHeight > element.clientHeight + 1);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [words]);
  return isLong;
}
