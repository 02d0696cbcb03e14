import { useText } from '../../i18n/language.tsx';
import { House } from '../house/house.tsx';
import { RoomPage } from './room-page.tsx';

/** The house, for ticket holders. */
export default function HousePage({ showId }: { readonly showId: string }) {
  const say = useText();
  return (
    <RoomPage
      showId={showId}
      title={say('pane-house')}
      scope="ticket"
      opens={(door) => door.kind === 'ticket'}
    >
      <House />
    </RoomPage>
  );
}
