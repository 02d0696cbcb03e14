import { useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import type { DeviceKind } from '../../room/index.ts';
import { useOwnTrack, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Mirror } from '../../ui/mirror.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BackgroundChoice } from './background-choice.tsx';
import styles from './device-sheet.module.css';

interface DeviceSheetProps {
  readonly isMirrored: boolean;
  readonly onMirror: (isMirrored: boolean) => void;
  readonly onClose: () => void;
}

/** Which camera and microphone, what is behind oneself, and how one sees oneself. */
export function DeviceSheet({ isMirrored, onMirror, onClose }: DeviceSheetProps) {
  const say = useText();
  const microphone = useOwnTrack('microphone');
  const camera = useOwnTrack('camera');
  const [failed, setFailed] = useState<DeviceKind | null>(null);
  return (
    <Sheet title={say('devices-title')} testId="devices" onEscape={onClose}>
      <div className={styles.sheet}>
        <Mirror microphone={microphone} camera={camera} isMirrored={isMirrored} />
        <div className={styles.choices}>
          {failed !== null && (
            <Notice tone="warn" testId="device-failed">
              {say(`devices-failed-${failed}`)}
            </Notice>
          )}
          {camera !== undefined && <DeviceSelect kind="camera" onDone={setFailed} />}
          <DeviceSelect kind="microphone" onDone={setFailed} />
          <BackgroundChoice hasCamera={camera !== undefined} />
          {camera !== undefined && (
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={isMirrored}
                data-testid="mirror-choice"
                onChange={({ target }) => onMirror(target.checked)}
              />
              <span>
                {say('devices-mirror')}
                <span className={styles.hint}>{say('devices-mirror-hint')}</span>
              </span>
            </label>
          )}
        </div>
        <Button look="primary" wide testId="devices-done" onPress={onClose}>
          {say('devices-done')}
        </Button>
      </div>
    </Sheet>
  );
}

interface DeviceSelectProps {
  readonly kind: DeviceKind;
  /** Told which kind could not be had, `null` when all is well. */
  readonly onDone: (failed: DeviceKind | null) => void;
}

/** What is in use is what is selected, whatever was chosen: a device may be unplugged. */
function DeviceSelect({ kind, onDone }: DeviceSelectProps) {
  const say = useText();
  const api = useRoomApi();
  const options = useRoom(({ devices }) => devices[kind]);
  const inUse = useRoom(({ devices }) => devices.inUse[kind]);
  if (options.length === 0) return null;
  const isListed = options.some(({ id }) => id === inUse);
  const choose = async (id: string): Promise<void> => {
    const isOpen = await api.chooseDevice(kind, id);
    onDone(isOpen ? null : kind);
  };
  return (
    <Select
      label={say(`devices-${kind}`)}
      value={isListed && inUse !== undefined ? inUse : ''}
      options={isListed ? options : [{ id: '', label: say('devices-by-browser') }, ...options]}
      testId={`device-${kind}`}
      onChange={(id) => void choose(id)}
    />
  );
}
