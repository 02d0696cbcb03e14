import { useText } from '../i18n/language.tsx';
import { useRoom } from '../stage/room-context.tsx';
import styles from './chat.module.css';
import { Composer } from './composer.tsx';
import { Log } from './log.tsx';
import { Pinned } from './pinned.tsx';

/**
 * The chat of the room, as large as its place: what the desk has pinned, what was said, and a line to say something.
 * At the desk each line can be moderated.
 */
export function Chat() {
  const say = useText();
  return (
    <section className={styles.chat} aria-label={say('chat-title')} data-testid="chat">
      <Pinned />
      <Log />
      <Mode />
      <Composer />
    </section>
  );
}

/** What holds for everybody who writes; whoever may not write at all is told by the composer. */
function Mode() {
  const say = useText();
  const mode = useRoom((state) => state.room?.view.chat.mode) ?? 'open';
  const isCast = useRoom((state) => state.self?.role !== 'audience');
  const isTold = mode === 'slow' || (mode === 'closed' && isCast);
  return (
    <p className={styles.mode} role="status" data-testid="chat-mode" data-mode={mode}>
      {isTold && say(`chat-mode-${mode}`)}
    </p>
  );
}
