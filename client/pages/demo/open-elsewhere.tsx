import { useQuery } from '@tanstack/react-query';
import { ExternalLink, X } from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { DemoDoor } from '../../../protocol/http.ts';
import { useText } from '../../i18n/language.tsx';
import { demoDoor } from '../../session/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import overlayStyles from '../../ui/confirm.module.css';
import { QrCode } from '../../ui/qr.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { houseQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import styles from './demo.module.css';
import { type PaneName, paneNames } from './steps.ts';
import { roleOf } from './use-demo-session.ts';

/** Each place as a tab of its own, or on a phone in the same network. */
export function OpenElsewhere({ onClose }: { readonly onClose: () => void }) {
  const say = useText();
  const house = useQuery(houseQuery);
  const doors = useQuery({
    queryKey: ['demo', 'doors'],
    queryFn: () => Promise.all(paneNames.map((pane) => demoDoor(roleOf[pane]))),
    gcTime: 0,
    staleTime: Infinity,
  });
  const [lan] = house.data?.lanUrls ?? [];
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={classes(overlayStyles.overlay)}
    >
      <Modal className={classes(overlayStyles.modal, styles.elsewhere)}>
        <Dialog className={classes(overlayStyles.dialog)}>
          <div className={styles.elsewhereHead}>
            <Heading slot="title" className={classes(overlayStyles.title)}>
              {say('demo-elsewhere')}
            </Heading>
            <Button
              look="plain"
              label={say('action-close')}
              icon={<X size={20} aria-hidden />}
              onPress={onClose}
            >
              {null}
            </Button>
          </div>
          <p className={overlayStyles.text}>
            {say(lan === undefined ? 'demo-elsewhere-tabs' : 'demo-elsewhere-phone')}
          </p>
          {lan === undefined && <code className={styles.command}>npm start -- --lan</code>}
          {doors.error !== null && <Trouble error={doors.error} onRetry={() => void doors.refetch()} />}
          {doors.data === undefined && doors.error === null && <Waiting text={say('loading')} />}
          {doors.data !== undefined && (
            <ul className={styles.doors}>
              {paneNames.map((pane, index) => (
                <DoorCard key={pane} pane={pane} door={doors.data[index]} lan={lan} />
              ))}
            </ul>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DoorCardProps {
  readonly pane: PaneName;
  readonly door: DemoDoor | undefined;
  readonly lan: string | undefined;
}

function DoorCard({ pane, door, lan }: DoorCardProps) {
  const say = useText();
  if (door === undefined) return null;
  return (
    <li className={styles.doorCard}>
      {lan !== undefined && (
        <QrCode text={new URL(door.path, lan).href} label={say('demo-qr', { place: say(`pane-${pane}`) })} />
      )}
      <LinkButton
        href={door.path}
        newTab
        wide
        icon={<ExternalLink size={18} aria-hidden />}
        testId={`door-${pane}`}
      >
        {say(`pane-${pane}`)}
      </LinkButton>
    </li>
  );
}
