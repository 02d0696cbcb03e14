import { Check } from 'lucide-react';
import { useState } from 'react';
import { lastOf } from '../../chat/unread.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './calls.module.css';
import { freshNote, notesOf } from './notes.ts';

/** A new word of the desk stands where one looks until it is read, or the next one comes. */
export function FreshNote() {
  const say = useText();
  const notes = useRoom(notesOf);
  const own = useRoom(({ self }) => self?.id);
  const [readUpTo, setReadUpTo] = useState(() => lastOf(notes));
  const note = freshNote(notes, own, readUpTo);
  return (
    <div role="status" aria-live="polite">
      {note !== undefined && (
        <div className={styles.note} data-testid="fresh-note">
          <p>
            <span className={styles.from}>{note.by}</span>
            {note.text}
          </p>
          <Button
            look="quiet"
            icon={<Check size={20} aria-hidden />}
            label={say('wings-note-read')}
            testId="note-read"
            onPress={() => setReadUpTo(lastOf(notes))}
          >
            {null}
          </Button>
        </div>
      )}
    </div>
  );
}
