import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Drama } from 'lucide-react';
import type { Door } from '../../../protocol/http.ts';
import { pages } from '../../../protocol/pages.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { openLink, type Session } from '../../session/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { deskPath, wingsPath } from '../links.ts';
import { sessionQuery, showQuery } from '../queries.ts';
import { ShowTime } from '../show-facts.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './doors.module.css';
import { useLinkSecret } from './use-link-secret.ts';

type InvitationDoor = Extract<Door, { kind: 'invitation' }>;

/** An invitation of cast: a tap opens it; the first to open it holds it, another device has to say so. */
export function InvitationPage() {
  const { secret, spent } = useLinkSecret();
  return (
    <Page isNarrow>
      {secret === null ? <KeptInvitation /> : <SealedInvitation secret={secret} onSpent={spent} />}
    </Page>
  );
}

interface SealedProps {
  readonly secret: string;
  readonly onSpent: () => void;
}

function SealedInvitation({ secret, onSpent }: SealedProps) {
  const say = useText();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: (takeOver: boolean) =>
      openLink({ kind: 'invitation', secret, takeOver }, { scope: 'invitation' }),
    onSuccess: (session: Session) => {
      queries.setQueryData(sessionQuery('invitation').queryKey, session);
      onSpent();
    },
  });
  const isHeld = open.error instanceof Refusal && open.error.code === 'link_used_elsewhere';
  return (
    <div className={styles.door}>
      <Drama size={40} aria-hidden />
      <h1 className={styles.title}>{say('invite-link-title')}</h1>
      <p className={styles.text}>{say(isHeld ? 'invite-link-held' : 'invite-link-text')}</p>
      <Button
        look="primary"
        isPending={open.isPending}
        testId={isHeld ? 'take-over' : 'open-invitation'}
        onPress={() => open.mutate(isHeld)}
      >
        {say(isHeld ? 'seat-continue-here' : 'invite-link-open')}
      </Button>
      {open.error !== null && !isHeld && <Trouble error={open.error} />}
    </div>
  );
}

function KeptInvitation() {
  const say = useText();
  const { data: session, error, refetch } = useQuery(sessionQuery('invitation'));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (session === undefined) return <Waiting isPage text={say('loading')} />;
  if (session?.door.kind !== 'invitation') {
    return (
      <div className={styles.door}>
        <h1 className={styles.title}>{say('invite-link-none-title')}</h1>
        <p className={styles.text}>{say('invite-link-none-text')}</p>
        <LinkButton href={pages.start.path}>{say('action-to-start')}</LinkButton>
      </div>
    );
  }
  return <Welcome door={session.door} />;
}

function Welcome({ door }: { readonly door: InvitationDoor }) {
  const say = useText();
  const { data: show } = useQuery(showQuery(door.showId));
  const isDirector = door.role === 'director';
  return (
    <div className={styles.door} data-testid="invitation-door">
      <p className={styles.text}>{show?.title}</p>
      <h1 className={styles.title}>{say('invite-link-welcome', { name: door.name })}</h1>
      {show !== undefined && <ShowTime show={show} />}
      <p className={styles.text}>{say(isDirector ? 'invite-link-director' : 'invite-link-actor')}</p>
      <LinkButton
        look="primary"
        href={isDirector ? deskPath(door.showId) : wingsPath(door.showId)}
        testId="enter"
      >
        {say(isDirector ? 'invite-link-to-desk' : 'invite-link-to-wings')}
      </LinkButton>
    </div>
  );
}
