import { Bell, Headphones } from 'lucide-react';
import { useStore } from 'zustand';
import type { DeviceCheckApi } from '../../check/device-check.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './check.module.css';
import { Step } from './step.tsx';

interface CheckStepProps {
  readonly check: DeviceCheckApi;
  /** This is what to try next. */
  readonly isNext: boolean;
}

const tones = { good: 'good', unheard: 'bad', untested: 'open', playing: 'open', asked: 'open' } as const;

/** A chime, and the question whether it was heard: no program can know. */
export function SpeakerStep({ check, isNext }: CheckStepProps) {
  const say = useText();
  const speaker = useStore(check.store, (state) => state.speaker);
  return (
    <Step
      title={say('check-step-speaker')}
      tone={tones[speaker]}
      testId="check-speaker"
      found={[say(`check-speaker-${speaker}`)]}
    >
      {speaker === 'asked' ? (
        <div className={styles.answers}>
          <Button look="primary" testId="chime-heard" onPress={() => check.sayHeard(true)}>
            {say('check-heard')}
          </Button>
          <Button look="quiet" testId="chime-unheard" onPress={() => check.sayHeard(false)}>
            {say('check-not-heard')}
          </Button>
        </div>
      ) : (
        <div className={styles.answers}>
          <Button
            look={isNext ? 'primary' : 'quiet'}
            icon={<Bell size={20} aria-hidden />}
            isPending={speaker === 'playing'}
            testId="chime"
            onPress={() => void check.playChime()}
          >
            {say(speaker === 'untested' || speaker === 'playing' ? 'check-chime' : 'check-chime-again')}
          </Button>
        </div>
      )}
      <p className={styles.hint}>
        <Headphones size={20} aria-hidden />
        {say('check-headphones')}
      </p>
    </Step>
  );
}
