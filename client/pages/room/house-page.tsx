import { House } from '../house/house.tsx';
import { RoomPage } from './room-page.tsx';

/** The house, for ticket holders. */
export default function HousePage({ showId }: { readonly showId: string }) {
  return (
    <RoomPage showId={showId} scope="ticket" opens={(door) => door.kind === 'ticket'}>
      <House />
    </RoomPage>
  );
}
