import { useText } from '../../i18n/language.tsx';
import { Wings } from '../wings/wings.tsx';
import { RoomPage } from './room-page.tsx';

/** The wings, for everybody of the cast. */
export default function WingsPage({ showId }: { readonly showId: string }) {
  const say = useText();
  return (
    <RoomPage
      showId={showId}
      title={say('pane-wings')}
      scope="invitation"
      opens={(door) => door.kind === 'invitation'}
      offersBackground
    >
      <Wings />
    </RoomPage>
  );
}
