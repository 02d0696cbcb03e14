import { Pencil, RotateCcw } from 'lucide-react';
import { useText } from '../i18n/language.tsx';
import { useRoomApi } from '../stage/room-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './chat.module.css';
import { outboxOf, type Unsent } from './outbox.ts';

/** A line of one's own that is on its way, or that the house has not taken: then with the reason and two ways on. */
export function UnsentLine({ line: { key, text, refused } }: { readonly line: Unsent }) {
  const say = useText();
  const outbox = outboxOf(useRoomApi());
  return (
    <li
      className={styles.line}
      data-testid="chat-unsent"
      data-own="true"
      data-state={refused === null ? 'sending' : 'refused'}
    >
      <p className={styles.head}>
        <strong className={styles.name}>{say('stage-you')}</strong>
        <span className={styles.time}>{say(refused === null ? 'chat-sending' : 'chat-not-sent')}</span>
      </p>
      <p className={styles.words}>{text}</p>
      {refused !== null && (
        <>
          <p className={styles.reason} role="alert">
            {say(`refusal-${refused}`)}
          </p>
          <div className={styles.ways}>
            <Button
              look="quiet"
              icon={<RotateCcw size={16} aria-hidden />}
              testId="chat-retry"
              onPress={() => void outbox.retry(key)}
            >
              {say('chat-retry')}
            </Button>
            <Button
              look="plain"
              icon={<Pencil size={16} aria-hidden />}
              testId="chat-edit"
              onPress={() => outbox.edit(key)}
            >
              {say('chat-edit')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
