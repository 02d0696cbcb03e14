import { Volume2 } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';

/** The browser plays no sound before a tap: asks for it. */
export function SoundBanner() {
  const say = useText();
  const api = useRoomApi();
  // After the end there is nothing to hear.
  const isBlocked = useRoom((state) => state.soundBlocked && state.room?.view.phase.at !== 'finished');
  if (!isBlocked) return null;
  return (
    <Button
      look="primary"
      icon={<Volume2 size={20} aria-hidden />}
      onPress={() => void api.startSound()}
      testId="tap-for-sound"
    >
      {say('sound-tap')}
    </Button>
  );
}
