import { Maximize, Minimize } from 'lucide-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useText } from '../../i18n/language.tsx';
import { telegram } from '../../telegram/index.ts';
import { Button } from '../../ui/button.tsx';

/** Where Telegram fills the screen, which its web view may not let a page do. */
const inTelegram = telegram?.supports('8.0') === true ? telegram : null;
const FullscreenChanged = z.object({ is_fullscreen: z.boolean() });

/** iPhones have no full screen for pages, and frames may be denied it. */
export const mayFillScreen = (): boolean => document.fullscreenEnabled || inTelegram !== null;

let isFullInTelegram = false;
// The menu of a narrow house has no button that would follow it.
inTelegram?.on('fullscreen_changed', (eventData) => {
  isFullInTelegram = FullscreenChanged.safeParse(eventData).data?.is_fullscreen ?? false;
});

/** Full screen and back; refused, the page stays as it is. */
export function toggleFullScreen(): void {
  if (!document.fullscreenEnabled) {
    inTelegram?.post(isFullInTelegram ? 'web_app_exit_fullscreen' : 'web_app_request_fullscreen');
    return;
  }
  const asked =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  asked.catch(() => undefined);
}

/** Whether the page fills the screen now. */
function useIsFull(): boolean {
  const [isFull, setFull] = useState(document.fullscreenElement !== null || isFullInTelegram);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null || isFullInTelegram);
    document.addEventListener('fullscreenchange', look);
    const deafen = inTelegram?.on('fullscreen_changed', look);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      deafen?.();
    };
  }, []);
  return isFull;
}

export function FullScreenButton() {
  const say = useText();
  const isFull = useIsFull();
  if (!mayFillScreen()) return null;
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
