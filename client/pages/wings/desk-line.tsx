import { Hand, Send } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { maxLineLength } from '../../../protocol/ids.ts';
import type { NoteView } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { notesOf } from './notes.ts';
import styles from './words.module.css';

/** The line to the desk: what was said on it in private, and a word back. */
export function DeskLine() {
  const say = useText();
  const notes = useRoom(notesOf);
  return (
    <div className={styles.line} data-testid="desk-line">
      {notes.length === 0 ? (
        <p className={styles.nothing}>{say('wings-no-notes')}</p>
      ) : (
        <div className={styles.roll} tabIndex={0} role="log" aria-label={say('wings-words-desk')}>
          <ol className={styles.notes}>
            {notes.map((note) => (
              <NoteLine key={note.id} note={note} />
            ))}
          </ol>
        </div>
      )}
      <Composer />
    </div>
  );
}

function NoteLine({ note: { id, by, byId, to, text } }: { readonly note: NoteView }) {
  const say = useText();
  const isOwn = useRoom(({ self }) => self?.id === byId);
  return (
    <li className={styles.note} data-own={isOwn} data-testid="note" data-line={id}>
      <span className={styles.by}>
        {isOwn ? say('stage-you') : by}
        {to === 'cast' && ` · ${say('wings-note-to-all')}`}
      </span>
      {text}
    </li>
  );
}

function Composer() {
  const say = useText();
  const api = useRoomApi();
  const isCalled = useRoom(({ self }) => self?.standby ?? false);
  const [text, setText] = useState('');
  const tell = async (words: string): Promise<boolean> =>
    words.trim() !== '' && (await api.command({ type: 'note.send', to: 'desk', text: words.trim() }));
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    void tell(text).then((isSent) => {
      if (isSent) setText('');
    });
  };
  return (
    <form className={styles.composer} onSubmit={send}>
      {isCalled && (
        <Button
          look="quiet"
          icon={<Hand size={20} aria-hidden />}
          testId="note-ready"
          onPress={() => void tell(say('wings-note-ready'))}
        >
          {say('wings-note-ready')}
        </Button>
      )}
      <input
        className={styles.input}
        aria-label={say('wings-note-write')}
        placeholder={say('wings-note-write')}
        value={text}
        maxLength={maxLineLength}
        enterKeyHint="send"
        autoComplete="off"
        data-testid="note-text"
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        type="submit"
        look="quiet"
        label={say('wings-note-send')}
        icon={<Send size={20} aria-hidden />}
        testId="note-send"
      >
        {null}
      </Button>
    </form>
  );
}
