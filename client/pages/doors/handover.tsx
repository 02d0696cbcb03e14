import { useMutation } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import type { Door, TabSeat } from '../../../protocol/http.ts';
import { pages } from '../../../protocol/pages.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { openHandover } from '../../session/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { deskPath, housePath, wingsPath } from '../links.ts';
import { ToBot } from '../to-bot.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './doors.module.css';
import { useLinkSecret } from './use-link-secret.ts';

/** Out of Telegram's window into this browser: a tap spends the link, for previews of links must not. */
export default function HandoverPage() {
  const say = useText();
  const { secret } = useLinkSecret();
  return (
    <Page isNarrow title={say('handover-title')}>
      {secret === null ? <NoHandover /> : <SealedHandover secret={secret} />}
    </Page>
  );
}

export function SealedHandover({ secret }: { readonly secret: string }) {
  const say = useText();
  const open = useMutation({
    mutationFn: () => openHandover(secret),
    // The link is spent: it must not stand in the history of the browser.
    onSuccess: ({ door, seat }) => location.replace(wayFrom(door, seat)),
  });
  if (open.error instanceof Refusal && open.error.code === 'link_invalid') return <NoHandover />;
  return (
    <div className={styles.door} data-testid="handover">
      <MonitorSmartphone size={40} aria-hidden />
      <h1 className={styles.title}>{say('handover-title')}</h1>
      <p className={styles.text}>{say('handover-text')}</p>
      <Button
        look="primary"
        isPending={open.isPending || open.isSuccess}
        testId="continue"
        onPress={() => open.mutate()}
      >
        {say('handover-open')}
      </Button>
      {open.error !== null && <Trouble error={open.error} />}
    </div>
  );
}

/** A hand-over that was used, or whose minute is over. */
export function NoHandover() {
  const say = useText();
  return (
    <div className={styles.door} data-testid="no-handover">
      <h1 className={styles.title}>{say('handover-none-title')}</h1>
      <p className={styles.text}>{say('handover-none-text')}</p>
      <ToBot look="primary" text={say('action-open-telegram')} />
      <LinkButton href={pages.start.path}>{say('action-to-start')}</LinkButton>
    </div>
  );
}

/** Where one was: on a seat, or at what the session opens. */
function wayFrom(door: Door, seat: TabSeat | undefined): string {
  switch (door.kind) {
    case 'invitation':
      return door.role === 'director' ? deskPath(door.showId) : wingsPath(door.showId);
    case 'ticket':
      return housePath(door.showId);
    case 'user':
      return seat === undefined ? pages.tickets.path : housePath(seat.showId);
    case 'staff':
      return pages.staffShows.path;
  }
}
