import { useShallow } from 'zustand/react/shallow';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { calledOf } from './company.ts';
import styles from './wings.module.css';

/** Who was called to be ready. */
export function NextUp() {
  const say = useText();
  const own = useRoom(({ self }) => self?.id);
  const called = useRoom(useShallow(({ room }) => calledOf(room)));
  if (called.length === 0) return null;
  const names = called.map(({ id, name }) => (id === own ? say('stage-you') : name));
  return (
    <p className={styles.next} data-testid="next-up">
      {say('wings-next')} <strong>{names.join(', ')}</strong>
    </p>
  );
}
