import type { ChatLineView } from '../../protocol/room/index.ts';
import { useLanguage, useText } from '../i18n/language.tsx';
import { timeText } from '../i18n/format.ts';
import { useOwnLines } from './use-lines.ts';
import styles from './chat.module.css';
import { LineMenu } from './line-menu.tsx';

/** One line: who, when, and the words as plain text, whatever they look like. */
export function Line({ line }: { readonly line: ChatLineView }) {
  const say = useText();
  const { locale } = useLanguage();
  const isOwn = useOwnLines().includes(line.id);
  const { id, name, role, at, text, by } = line;
  return (
    <li className={styles.line} data-testid="chat-line" data-line={id} data-own={isOwn} data-role={role}>
      <p className={styles.head}>
        <strong className={styles.name}>{isOwn ? say('stage-you') : name}</strong>
        {role !== 'audience' && <span className={styles.role}>{say(`chat-role-${role}`)}</span>}
        <time className={styles.time} dateTime={new Date(at).toISOString()}>
          {timeText(at, locale)}
        </time>
      </p>
      <p className={styles.words}>{text === '' ? say('chat-erased') : text}</p>
      {by !== undefined && <LineMenu line={line} by={by} />}
    </li>
  );
}
