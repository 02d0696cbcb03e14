import { ShowId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { House } from '../house/house.tsx';
import { useHouseScope } from '../visitor.ts';
import { RoomPage } from './room-page.tsx';

/** The house, for ticket holders: by the link of a ticket, or by the account that has one. */
export default function HousePage({ showId }: { readonly showId: string }) {
  const say = useText();
  const scope = useHouseScope(ShowId.safeParse(Number(showId)).data ?? null);
  if (scope === undefined) return <Waiting isPage text={say('loading')} />;
  return (
    <RoomPage
      showId={showId}
      title={say('pane-house')}
      scope={scope}
      opens={(door) => door.kind === 'ticket' || door.kind === 'user'}
    >
      <House />
    </RoomPage>
  );
}
