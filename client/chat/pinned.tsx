import { Pin, PinOff } from 'lucide-react';
import { useText } from '../i18n/language.tsx';
import { useRoom, useRoomApi } from '../stage/room-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './chat.module.css';

/** What the desk wants everybody to read. */
export function Pinned() {
  const say = useText();
  const api = useRoomApi();
  const pinned = useRoom((state) => state.room?.view.chat.pinned) ?? null;
  const mayModerate = useRoom((state) => state.room?.audience === 'desk');
  if (pinned === null) return null;
  return (
    <aside className={styles.pinned} aria-label={say('chat-pinned')} data-testid="chat-pinned">
      <Pin size={16} aria-hidden />
      <p className={styles.words}>
        <strong className={styles.name}>{pinned.name}</strong> {pinned.text}
      </p>
      {mayModerate && (
        <Button
          look="plain"
          icon={<PinOff size={20} aria-hidden />}
          label={say('chat-unpin')}
          testId="chat-unpin"
          onPress={() => void api.command({ type: 'chat.pin', line: null })}
        >
          {null}
        </Button>
      )}
    </aside>
  );
}
