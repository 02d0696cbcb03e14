import { Settings2 } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useOwnTrack } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { OwnSwitch } from './own-switches.tsx';

/** Switches for what is open of one's own, and the way to the choice of devices. */
export function OwnControls({ onChoose }: { readonly onChoose: () => void }) {
  const say = useText();
  const camera = useOwnTrack('camera');
  return (
    <>
      <OwnSwitch source="microphone" />
      {camera !== undefined && <OwnSwitch source="camera" />}
      <Button
        look="quiet"
        icon={<Settings2 size={22} aria-hidden />}
        label={say('devices-choose')}
        testId="choose-devices"
        onPress={onChoose}
      >
        {null}
      </Button>
    </>
  );
}
