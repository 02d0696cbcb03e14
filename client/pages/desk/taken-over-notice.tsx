import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useRead } from '../room/notices.tsx';
import { useMembers } from './use-desk.ts';

/** Long enough to be noticed between two other things: it may be a stranger with a stolen link. */
const noticeMs = 20_000;

/** Tells the director that somebody of the cast has moved to another device. */
export function TakenOverNotice() {
  const say = useText();
  const takenOver = useRoom((state) => state.takenOver);
  const members = useMembers();
  const isRead = useRead(takenOver?.id, noticeMs);
  if (takenOver === null || isRead) return null;
  return (
    <Notice tone="warn" isFloating testId="taken-over">
      {say('desk-taken-over', { name: members[takenOver.member]?.name ?? '' })}
    </Notice>
  );
}
