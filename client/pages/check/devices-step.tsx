import { Camera, Mic } from 'lucide-react';
import { useStore } from 'zustand';
import type { DeviceCheckApi, DeviceCheckState } from '../../check/device-check.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Mirror } from '../../ui/mirror.tsx';
import styles from './check.module.css';
import { CheckInBrowser } from './check-in-browser.tsx';
import { Step, type StepTone } from './step.tsx';

interface CheckStepProps {
  readonly check: DeviceCheckApi;
  /** This is what to try next. */
  readonly isNext: boolean;
}

/** Camera and microphone: why the browser will ask, then the mirror and the bar that dances. */
export function DevicesStep({ check, isNext }: CheckStepProps) {
  const say = useText();
  const { capture, microphone, camera } = useStore(check.store);
  const isTried = microphone !== 'untested' || camera !== 'untested';
  return (
    <Step
      title={say('check-step-devices')}
      tone={toneOf({ microphone, camera })}
      testId="check-devices"
      found={isTried ? [say(`check-microphone-${microphone}`), say(`check-camera-${camera}`)] : []}
    >
      {capture.at === 'open' ? (
        <>
          <Opened capture={capture} />
          <Button look="plain" testId="check-close-devices" onPress={() => check.closeDevices()}>
            {say('check-close-devices')}
          </Button>
        </>
      ) : (
        <>
          <p className={styles.quiet}>
            {say(capture.at === 'asking' ? 'capture-asking' : 'check-devices-why')}
          </p>
          {capture.at === 'refused' && <CheckInBrowser />}
          <div className={styles.answers}>
            <Button
              look={isNext ? 'primary' : 'quiet'}
              icon={<Camera size={20} aria-hidden />}
              isPending={capture.at === 'asking'}
              testId="check-open-both"
              onPress={() => void check.openDevices('voice_and_video')}
            >
              {say(capture.at === 'refused' ? 'action-retry' : 'check-open-both')}
            </Button>
            <Button
              look="quiet"
              icon={<Mic size={20} aria-hidden />}
              isDisabled={capture.at === 'asking'}
              testId="check-open-voice"
              onPress={() => void check.openDevices('voice')}
            >
              {say('check-open-voice')}
            </Button>
          </div>
        </>
      )}
    </Step>
  );
}

type Found = Pick<DeviceCheckState, 'microphone' | 'camera'>;

function toneOf({ microphone, camera }: Found): StepTone {
  if (microphone === 'untested' || microphone === 'listening' || camera === 'looking') return 'open';
  if (microphone !== 'good') return 'bad';
  return camera === 'good' || camera === 'untested' ? 'good' : 'warn';
}

type OpenCapture = Extract<DeviceCheckState['capture'], { at: 'open' }>;

function Opened({ capture: { microphone, camera } }: { readonly capture: OpenCapture }) {
  const say = useText();
  return (
    <>
      <Mirror microphone={microphone} camera={camera} />
      <dl className={styles.names}>
        {microphone !== undefined && microphone.label !== '' && (
          <div>
            <dt>{say('switch-microphone')}</dt>
            <dd data-testid="check-microphone-name">{microphone.label}</dd>
          </div>
        )}
        {camera !== undefined && camera.label !== '' && (
          <div>
            <dt>{say('switch-camera')}</dt>
            <dd data-testid="check-camera-name">{camera.label}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
