import { Headphones } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { Toggle } from '../../ui/button.tsx';
import styles from './demo.module.css';

/** A drawn spectator speaks for the visitor; who wants to be there in person says so here, before the hand goes up. */
export function OwnDevicesOffer({ onChange }: { readonly onChange: (isOwn: boolean) => void }) {
  const say = useText();
  const [isOwn, setOwn] = useState(false);
  const change = (next: boolean): void => {
    setOwn(next);
    onChange(next);
  };
  if (!isSecureContext) return null;
  return (
    <div className={styles.offer}>
      <p>
        {isOwn && <Headphones size={18} aria-hidden />}
        {say(isOwn ? 'demo-headphones' : 'demo-drawn')}
      </p>
      <Toggle
        look={isOwn ? 'primary' : 'quiet'}
        label={say('demo-own-devices')}
        isOn={isOwn}
        onChange={change}
        testId="own-devices"
      >
        {say(isOwn ? 'demo-own-devices-on' : 'demo-own-devices')}
      </Toggle>
    </div>
  );
}
