import { Desk } from '../desk/desk.tsx';
import { RoomPage } from './room-page.tsx';

/** The desk, for directors. */
export default function DeskPage({ showId }: { readonly showId: string }) {
  return (
    <RoomPage
      showId={showId}
      scope="invitation"
      opens={(door) => door.kind === 'invitation' && door.role === 'director'}
    >
      <Desk />
    </RoomPage>
  );
}
