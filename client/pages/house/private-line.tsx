import { Headset } from 'lucide-react';
import type { NoteView } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useRead } from '../room/notices.tsx';
import badgesStyles from './badges.module.css';
import backstageStyles from './backstage.module.css';

/** How long a private line stays over the stage, in milliseconds. */
const privateMs = 15_000;

const noNotes: readonly NoteView[] = [];

/** What directors have written to me alone, oldest first. */
const useNotesToMe = (): readonly NoteView[] => {
  const notes = useRoom((state) => state.self?.notes) ?? noNotes;
  const id = useRoom((state) => state.self?.id);
  return notes.filter(({ byId }) => byId !== id);
};

/** A director speaks to me and to nobody else: that voice is not the play's. */
export function SpokenTo() {
  const say = useText();
  const name = useRoom((state) => state.self?.spokenToBy[0]);
  return (
    <div role="status">
      {name !== undefined && (
        <p className={badgesStyles.spokenTo} data-testid="spoken-to">
          <Headset size={20} aria-hidden /> {say('private-voice', { name })}
        </p>
      )}
    </div>
  );
}

/** On stage: the private voice, and the last private line for a while. */
export function PrivateNotice() {
  const isOnStage = useRoom((state) => state.self?.standing.at === 'on_stage');
  const note = useNotesToMe().at(-1);
  const isRead = useRead(note?.id, privateMs);
  if (!isOnStage) return null;
  return (
    <>
      <SpokenTo />
      {note !== undefined && !isRead && (
        <Notice isFloating testId="private-line">
          <Words note={note} />
        </Notice>
      )}
    </>
  );
}

/** Lines that still matter behind the stage. */
const keptLines = 3;

/** Behind the stage: the private voice, and the last private lines. */
export function PrivateLines() {
  const notes = useNotesToMe().slice(-keptLines);
  return (
    <>
      <SpokenTo />
      <ul className={backstageStyles.notes} aria-live="polite">
        {notes.map((note) => (
          <li key={note.id} data-testid="private-line">
            <Words note={note} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Words({ note: { by, text } }: { readonly note: NoteView }) {
  return (
    <>
      <strong>{by}</strong> <span className={backstageStyles.plain}>{text}</span>
    </>
  );
}
