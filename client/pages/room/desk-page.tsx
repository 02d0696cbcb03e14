import { useText } from '../../i18n/language.tsx';
import { Desk } from '../desk/desk.tsx';
import { ReportLookup } from '../check/report-lookup.tsx';
import { DeskEntrance } from './desk-entrance.tsx';
import { DirectorsOnly } from './directors-only.tsx';
import { RoomPage } from './room-page.tsx';

/** The desk, for whoever of the cast directs now. */
export default function DeskPage({ showId }: { readonly showId: string }) {
  const say = useText();
  return (
    <DeskEntrance>
      <RoomPage
        showId={showId}
        title={say('pane-desk')}
        scope="invitation"
        offersBackground
        opens={(door) => door.kind === 'invitation'}
      >
        <DirectorsOnly>
          <Desk reportLookup={<ReportLookup />} />
        </DirectorsOnly>
      </RoomPage>
    </DeskEntrance>
  );
}
