import { useStore } from 'zustand';
import { type DeviceCheckApi, type DeviceCheckState } from '../../check/device-check.ts';
import { networkOf } from '../../check/findings.ts';
import { useText } from '../../i18n/language.tsx';
import styles from './check.module.css';
import { DevicesStep } from './devices-step.tsx';
import { NetworkStep } from './network-step.tsx';
import { SpeakerStep } from './speaker-step.tsx';
import { Step } from './step.tsx';
import { Verdict } from './verdict.tsx';

/** The whole check: browser, sound, camera and microphone, network, verdict. The same on its page and in the foyer. */
export function CheckPanel({ check }: { readonly check: DeviceCheckApi }) {
  const say = useText();
  const browser = useStore(check.store, (state) => state.browser);
  const next = useStore(check.store, nextOf);
  return (
    <div className={styles.panel} data-testid="check" data-next={next}>
      <Step
        title={say('check-step-browser')}
        tone={browser === 'good' ? 'good' : browser === 'insecure' ? 'warn' : 'bad'}
        testId="check-browser"
        found={[say(`check-browser-${browser}`)]}
      />
      <SpeakerStep check={check} isNext={next === 'speaker'} />
      <DevicesStep check={check} isNext={next === 'devices'} />
      {browser !== 'unsupported' && <NetworkStep check={check} isNext={next === 'network'} />}
      <Verdict check={check} />
    </div>
  );
}

/** What to try next: the first step that nobody has tried. */
function nextOf(state: DeviceCheckState): 'speaker' | 'devices' | 'network' | 'nothing' {
  if (state.speaker !== 'good' && state.speaker !== 'unheard') return 'speaker';
  if (state.microphone === 'untested') return 'devices';
  if (state.measuring === null && networkOf(state) === 'untested') return 'network';
  return 'nothing';
}
