import { CornerUpLeft, MessageSquare } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { maxLineLength, type MemberId } from '../../../protocol/ids.ts';
import type { DeskView, NoteView } from '../../../protocol/room/index.ts';
import { hourText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from './choice.tsx';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import deskStyles from './desk.module.css';
import styles from './panels.module.css';
import { mayBeTalkedTo, useDesk, useMembers } from './use-desk.ts';

const noNotes: DeskView['notes'] = [];

/** Private lines between the desk and the cast, the newest at the foot; the house never learns of them. */
export function LinePanel() {
  const say = useText();
  const notes = useDesk((view) => view.notes, noNotes);
  return (
    <div className={styles.column}>
      <p className={styles.quiet}>{say('desk-line-hint')}</p>
      <ol
        className={styles.lines}
        tabIndex={0}
        aria-live="polite"
        aria-relevant="additions"
        aria-label={say('desk-tab-line')}
      >
        {notes.toReversed().map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ol>
      {notes.length === 0 && (
        <p className={deskStyles.empty}>
          <MessageSquare size={20} aria-hidden />
          {say('desk-no-notes')}
        </p>
      )}
      <Writer />
    </div>
  );
}

function Note({ note: { by, byId, to, toName, at, text } }: { readonly note: NoteView }) {
  const say = useText();
  const { locale } = useLanguage();
  const desk = useDeskTools();
  const own = useRoom((state) => state.self?.id);
  return (
    <li className={styles.line} data-testid="note" data-to={to} data-own={byId === own}>
      <p className={styles.lineHead}>
        <time className={styles.time}>{hourText(at, locale)}</time>
        <strong>{by}</strong>
        <span>{to === 'cast' ? say('desk-note-to-cast') : to === 'desk' ? '' : `→ ${toName ?? ''}`}</span>
      </p>
      <p className={styles.words}>{text}</p>
      {to === 'desk' && byId !== own && (
        <Button
          look="plain"
          className={styles.reply}
          label={say('desk-reply-name', { name: by })}
          icon={<CornerUpLeft size={16} aria-hidden />}
          testId="reply"
          onPress={() => desk.store.setState({ noteTo: byId })}
        >
          {null}
        </Button>
      )}
    </li>
  );
}

/** Writes to one of the cast, or to all of them. */
function Writer() {
  const say = useText();
  const desk = useDeskTools();
  const members = useMembers();
  const own = useRoom((state) => state.self?.id);
  const chosen = useDeskState((state) => state.noteTo);
  const [text, setText] = useState('');
  const readers = Object.values(members).filter((member) => member.id !== own && mayBeTalkedTo(member));
  const to = readers.some(({ id }) => id === chosen) ? chosen : 'cast';
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    void desk.act({ type: 'note.send', to, text }).then((isSent) => {
      if (isSent) setText('');
    });
  };
  return (
    <form className={styles.writer} onSubmit={send}>
      <Choice<MemberId | 'cast'>
        label={say('desk-note-to')}
        value={to}
        options={[
          { value: 'cast', text: say('desk-note-everybody') },
          ...readers.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(noteTo) => desk.store.setState({ noteTo })}
        testId="note-to"
      />
      <input
        className={styles.input}
        value={text}
        maxLength={maxLineLength}
        onChange={({ target }) => setText(target.value)}
        placeholder={say('desk-note-write')}
        aria-label={say('desk-note-write')}
        data-testid="note-text"
      />
      <Button type="submit" look="primary" testId="note-send">
        {say('chat-send')}
      </Button>
    </form>
  );
}
