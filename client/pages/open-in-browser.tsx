import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import type { TabSeat } from '../../protocol/http.ts';
import { useText } from '../i18n/language.tsx';
import { handOver, type Session } from '../session/index.ts';
import { telegram } from '../telegram/index.ts';
import { Button } from '../ui/button.tsx';
import { useSurface } from './surface.tsx';
import { Trouble } from './trouble.tsx';

interface OpenInBrowserProps {
  readonly session: Session;
  /** Goes along: the browser takes it without being asked. */
  readonly seat?: () => TabSeat | undefined;
}

/** Goes on in the device's own browser, which gives camera and microphone where Telegram's window does not. */
export function OpenInBrowser({ session, seat = () => undefined }: OpenInBrowserProps) {
  const say = useText();
  const surface = useSurface();
  const open = useMutation({
    mutationFn: () => handOver(session, seat()),
    onSuccess: (link) => telegram?.openLink(link),
  });
  if (surface === 'web') return null;
  return (
    <>
      {open.error !== null && <Trouble error={open.error} />}
      <Button
        wide
        icon={<ExternalLink size={20} aria-hidden />}
        isPending={open.isPending}
        testId="open-in-browser"
        onPress={() => open.mutate()}
      >
        {say('action-open-browser')}
      </Button>
    </>
  );
}
