import { useText } from '../../i18n/language.tsx';
import { OpenInBrowser } from '../open-in-browser.tsx';
import { useSurface } from '../surface.tsx';
import { useUser } from '../visitor.ts';
import styles from './check.module.css';

/** Where Telegram's window gives no camera, the device's browser may. */
export function CheckInBrowser() {
  const say = useText();
  const user = useUser();
  if (useSurface() === 'web' || user.at !== 'known') return null;
  return (
    <>
      <p className={styles.quiet}>{say('house-browser')}</p>
      <OpenInBrowser session={user.session} />
    </>
  );
}
