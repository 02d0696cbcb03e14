import { useText } from '../../i18n/language.tsx';
import { Desk } from '../desk/desk.tsx';
import { RoomPage } from './room-page.tsx';

/** The desk, for directors. */
export default function DeskPage({ showId }: { readonly showId: string }) {
  const say = useText();
  return (
    <RoomPage
      showId={showId}
      title={say('pane-desk')}
      scope="invitation"
      opens={(door) => door.kind === 'invitation' && door.role === 'director'}
    >
      <Desk />
    </RoomPage>
  );
}
