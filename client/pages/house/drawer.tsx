import { X } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Chat } from '../../chat/chat.tsx';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './drawer.module.css';
import { Reactions } from './reactions.tsx';

/** The chat, and what can be said without words: beside the stage, or on a phone from below and above the keyboard. */
export function ChatDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useText();
  const root = useRef<HTMLElement>(null);
  useFocusWithin(root);
  const isLive = useRoom((state) => state.room?.view.phase.at === 'live');
  return (
    <aside
      ref={root}
      className={styles.drawer}
      tabIndex={-1}
      aria-label={say('drawer-label')}
      data-testid="chat-drawer"
    >
      <header className={styles.header}>
        <h2 className={styles.title}>{say('chat-title')}</h2>
        {isLive && <Reactions />}
        <Button
          look="plain"
          icon={<X size={22} aria-hidden />}
          label={say('action-close')}
          testId="chat-close"
          onPress={onClose}
        >
          {null}
        </Button>
      </header>
      <Chat />
    </aside>
  );
}

/**
 * Takes the focus while the drawer is there and gives it back. With a mouse or a keyboard one writes at once; on a touch
 * screen that would open the keyboard over what one came to read.
 */
function useFocusWithin(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const element = root.current;
    const input = matchMedia('(pointer: fine)').matches ? element?.querySelector('textarea') : null;
    (input ?? element)?.focus({ preventScroll: true });
    return () => {
      const after = document.activeElement;
      const lost = after === null || after === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [root]);
}
