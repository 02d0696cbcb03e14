import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { DeviceCheckApi } from '../../check/device-check.ts';
import { useText } from '../../i18n/language.tsx';
import { useHush } from '../../music/hush.ts';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { CheckPanel } from './check-panel.tsx';
import styles from './check.module.css';
import { useDeviceCheck } from './use-device-check.ts';

interface CheckSheetProps {
  readonly onClose: () => void;
}

/** The check in the foyer, for whoever may want to speak. It goes when the show begins, and the music waits for it. */
export function CheckSheet({ onClose }: CheckSheetProps) {
  return <CheckSheetFrame check={useDeviceCheck()} onClose={onClose} />;
}

/** The sheet around a check that is there, or comes. */
export function CheckSheetFrame({
  check,
  onClose,
}: CheckSheetProps & { readonly check: DeviceCheckApi | null }) {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase.at);
  useHush();
  useEffect(() => {
    if (phase === 'live' || phase === 'finished') onClose();
  }, [phase, onClose]);
  return (
    <Sheet title={say('check-title')} testId="check-sheet" onEscape={onClose}>
      <div className={styles.lead}>
        <p className={styles.quiet}>{say('check-sheet-lead')}</p>
        <Button look="quiet" label={say('action-close')} icon={<X size={20} aria-hidden />} onPress={onClose}>
          {null}
        </Button>
      </div>
      {check !== null && <CheckPanel check={check} />}
      <Button look="plain" wide testId="check-close" onPress={onClose}>
        {say('action-close')}
      </Button>
    </Sheet>
  );
}
