import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useId } from 'react';
import { useStore } from 'zustand';
import { clockText } from '../i18n/format.ts';
import { useText } from '../i18n/language.tsx';
import { useServerNow } from '../pages/room/clock.ts';
import { useRoom, useRoomApi } from '../stage/room-context.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import styles from './chat.module.css';
import { judge, mayWrite, type MayWrite } from './may-write.ts';
import { outboxOf } from './outbox.ts';

/** A shorter pause between two lines passes before anybody has read of it, in milliseconds. */
const untoldPauseMs = 1500;

/** The line to say something, or why nothing can be said. */
export function Composer() {
  const say = useText();
  const self = useRoom((state) => state.self);
  const mode = useRoom((state) => state.room?.view.chat.mode) ?? 'open';
  const now = useServerNow(250);
  if (self === null) return null;
  const may = mayWrite(self, mode, now);
  if (may.may !== 'no') return <Form may={may} />;
  return (
    <p className={styles.mayNot} role="status" data-testid="chat-may-not" data-why={may.why}>
      {say(`chat-may-not-${may.why}`)}
    </p>
  );
}

function Form({ may }: { readonly may: Exclude<MayWrite, { may: 'no' }> }) {
  const say = useText();
  const outbox = outboxOf(useRoomApi());
  const text = useStore(outbox.store, (writing) => writing.draft);
  const hint = useId();
  const { left, verdict } = judge(text);
  const isReady = verdict === 'fine' && may.may === 'yes';
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isReady) void outbox.send();
  };
  const keyDown = (event: KeyboardEvent): void => {
    // Enter also ends a word that is being composed (Chinese, Japanese): that one is the keyboard's.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form className={styles.composer} onSubmit={send}>
      <div className={styles.field}>
        <textarea
          className={styles.input}
          rows={1}
          value={text}
          placeholder={say('chat-write')}
          aria-label={say('chat-write')}
          aria-describedby={hint}
          aria-invalid={verdict === 'too_long' || verdict === 'unreadable'}
          enterKeyHint="send"
          data-testid="chat-input"
          onChange={({ target }) => outbox.write(target.value)}
          onKeyDown={keyDown}
        />
        <Button
          type="submit"
          look="primary"
          isDisabled={!isReady}
          icon={<SendHorizontal size={20} aria-hidden />}
          label={say('chat-send')}
          testId="chat-send"
        >
          {null}
        </Button>
      </div>
      <p id={hint} className={styles.hint}>
        <Pause may={may} />
        {verdict === 'unreadable' && <span className={styles.over}>{say('chat-unreadable')}</span>}
        {left !== null && (
          <span
            className={classes(styles.counter, left < 0 && styles.over)}
            data-testid="chat-left"
            data-left={left}
          >
            {say(left < 0 ? 'chat-too-long' : 'chat-left', { count: Math.abs(left) })}
          </span>
        )}
      </p>
    </form>
  );
}

function Pause({ may }: { readonly may: MayWrite }) {
  const say = useText();
  if (may.may !== 'soon' || may.leftMs < untoldPauseMs) return null;
  return (
    <span role="timer" data-testid="chat-pause">
      {say('chat-pause', { time: clockText(may.leftMs) })}
    </span>
  );
}
