import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { BackLink } from '../back-link.tsx';
import { CheckPanel } from './check-panel.tsx';
import styles from './check.module.css';
import { useDeviceCheck } from './use-device-check.ts';
import type { DeviceCheckApi } from '../../check/device-check.ts';

/** The page that a theatre sends before a show. */
export default function CheckPage() {
  return <CheckFrame check={useDeviceCheck()} />;
}

/** The page around a check that is there, or comes. */
export function CheckFrame({ check }: { readonly check: DeviceCheckApi | null }) {
  const say = useText();
  const title = say('check-title');
  return (
    <Page isNarrow title={title}>
      <BackLink href={pages.start.path} text={say('action-to-start')} />
      <div className={styles.intro}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.quiet}>{say('check-lead')}</p>
      </div>
      {check === null ? <Waiting text={say('loading')} /> : <CheckPanel check={check} />}
    </Page>
  );
}
