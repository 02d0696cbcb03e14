import type { ActView, DeskView } from '../../../protocol/room/index.ts';
import { hourText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { actWords } from './act-words.ts';
import deskStyles from './desk.module.css';
import styles from './panels.module.css';
import { useDesk } from './use-desk.ts';

const noActs: DeskView['acts'] = [];

/** The log of the evening: who did what, and when; the newest on top. */
export function LogPanel() {
  const say = useText();
  const acts = useDesk((view) => view.acts, noActs);
  if (acts.length === 0) return <p className={deskStyles.empty}>{say('desk-no-acts')}</p>;
  return (
    <ol className={styles.log} tabIndex={0} aria-label={say('desk-tab-log')}>
      {acts.toReversed().map((act) => (
        <Entry key={act.seq} act={act} />
      ))}
    </ol>
  );
}

function Entry({ act }: { readonly act: ActView }) {
  const say = useText();
  const { locale } = useLanguage();
  const sentences = actWords(act).map(({ key, args }) => say(`act-${key}`, args));
  return (
    <li className={styles.entry} data-testid="act" data-type={act.event.type}>
      <time className={styles.time} dateTime={new Date(act.at).toISOString()}>
        {hourText(act.at, locale)}
      </time>
      <span>
        {sentences.join('. ')}
        {act.by !== null && act.by !== act.about && <span className={styles.by}>{act.by}</span>}
      </span>
    </li>
  );
}
