import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { LinkButton } from '../../ui/button.tsx';

/** After the end there is nothing to stay for: the way to the start page. */
export function WayOut() {
  const say = useText();
  const isOver = useRoom((state) => state.room?.view.phase.at === 'finished');
  if (!isOver) return null;
  return (
    <LinkButton look="quiet" href={pages.start.path} testId="way-out">
      {say('action-to-start')}
    </LinkButton>
  );
}
