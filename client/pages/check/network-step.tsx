import { Network } from 'lucide-react';
import { useStore } from 'zustand';
import type { DeviceCheckApi } from '../../check/device-check.ts';
import { networkOf } from '../../check/findings.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from './check.module.css';
import { Step } from './step.tsx';

interface CheckStepProps {
  readonly check: DeviceCheckApi;
  /** This is what to try next. */
  readonly isNext: boolean;
}

const tones = { good: 'good', sound: 'warn', busy: 'warn', blocked: 'bad', untested: 'open' } as const;

/** A signal to the house and back, straight and by the way round; the result in words. */
export function NetworkStep({ check, isNext }: CheckStepProps) {
  const say = useText();
  const { measuring, direct, relay } = useStore(check.store);
  const network = networkOf({ direct, relay });
  const isMeasured = measuring === null && network !== 'untested';
  return (
    <Step
      title={say('check-step-network')}
      tone={measuring === null ? tones[network] : 'open'}
      testId="check-network"
      found={
        isMeasured
          ? [say(`check-network-${network}`), ...(relay === 'untested' ? [] : [say(`check-relay-${relay}`)])]
          : []
      }
    >
      {measuring === null ? (
        <>
          {!isMeasured && <p className={styles.quiet}>{say('check-network-why')}</p>}
          <div className={styles.answers}>
            <Button
              look={isNext ? 'primary' : 'quiet'}
              icon={<Network size={20} aria-hidden />}
              testId="check-measure"
              onPress={() => void check.measure()}
            >
              {say(isMeasured ? 'check-measure-again' : 'check-measure')}
            </Button>
          </div>
        </>
      ) : (
        <Waiting text={say(`check-measuring-${measuring}`)} />
      )}
    </Step>
  );
}
