import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/language.tsx';
import { seatOf } from '../../session/index.ts';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { OpenInBrowser } from '../open-in-browser.tsx';
import { placeOf, sessionQuery } from '../queries.ts';
import { useSurface } from '../surface.tsx';
import styles from './cards.module.css';

/** From Telegram's window one's seat can be taken along to the device's browser; elsewhere there is nothing to say. */
export function SeatInBrowser() {
  return useSurface() === 'telegram' ? <Offer /> : null;
}

function Offer() {
  const say = useText();
  const { scope } = useRoomApi();
  const show = useRoom((state) => state.show);
  // The rooms of pages have one of these; a pane of the demonstration is in no Telegram.
  const kept = scope === 'user' ? 'user' : 'ticket';
  const { data: session } = useQuery(sessionQuery(kept));
  if (session === undefined || session === null || show === null) return null;
  return (
    <div className={styles.part}>
      <p className={styles.aside}>{say('house-browser')}</p>
      <OpenInBrowser session={session} seat={() => seatOf(placeOf(kept), show.id)} />
    </div>
  );
}
