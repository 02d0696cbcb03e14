import { Wings } from '../wings/wings.tsx';
import { RoomPage } from './room-page.tsx';

/** The wings, for everybody of the cast. */
export default function WingsPage({ showId }: { readonly showId: string }) {
  return (
    <RoomPage showId={showId} scope="invitation" opens={(door) => door.kind === 'invitation'}>
      <Wings />
    </RoomPage>
  );
}
