import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What is wrong with the connection, and what to do; nothing while all is well. */
export function ConnectionHint() {
  const say = useText();
  const hint = useRoom(({ media, self }) => {
    if (media === 'interrupted') return 'interrupted';
    return self === null || self.trouble === 'none' ? null : self.trouble;
  });
  if (hint === null) return null;
  return (
    <Notice tone="warn" isFloating testId="connection-hint">
      {say(`hint-${hint}`)}
    </Notice>
  );
}
