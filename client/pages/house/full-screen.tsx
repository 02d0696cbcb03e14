import { Maximize, Minimize } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';

/** Full screen and back; refused by the browser, the page stays as it is. */
export function toggleFullScreen(): void {
  // iPhones have no full screen for pages, and frames may be denied it.
  if (!document.fullscreenEnabled) return;
  const asked =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  asked.catch(() => undefined);
}

/** Whether the page fills the screen now. */
function useIsFull(): boolean {
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isFull;
}

export function FullScreenButton() {
  const say = useText();
  const isFull = useIsFull();
  if (!document.fullscreenEnabled) return null;
  return (
    <Button
      look="plain"
      label={say(isFull ? 'control-window' : 'control-full-screen')}
      icon={isFull ? <Minimize size={22} aria-hidden /> : <Maximize size={22} aria-hidden />}
      testId="full-screen"
      onPress={toggleFullScreen}
    >
      {null}
    </Button>
  );
}
