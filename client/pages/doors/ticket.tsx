import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ticket } from 'lucide-react';
import type { Door } from '../../../protocol/http.ts';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { forgetSession, openLink, type Session } from '../../session/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { BackLink } from '../back-link.tsx';
import { PassOnButton } from '../buy/order-tickets.tsx';
import { housePath } from '../links.ts';
import { usePassOn } from '../pass-on.tsx';
import { Poster } from '../poster.tsx';
import { sessionQuery, showQuery } from '../queries.ts';
import { ShowFacts, ShowTime } from '../show-facts.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './doors.module.css';
import { useLinkSecret } from './use-link-secret.ts';

type TicketDoor = Extract<Door, { kind: 'ticket' }>;

/** A ticket link: a tap opens it, for previews of links must not; then the ticket with its code and the way in. */
export function TicketPage() {
  const { secret, spent } = useLinkSecret();
  return (
    <Page isNarrow>
      {secret === null ? <KeptTicket /> : <SealedTicket secret={secret} onSpent={spent} />}
    </Page>
  );
}

interface SealedProps {
  readonly secret: string;
  readonly onSpent: () => void;
}

function SealedTicket({ secret, onSpent }: SealedProps) {
  const say = useText();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: () => openLink({ kind: 'ticket', secret }, { scope: 'ticket' }),
    onSuccess: (session: Session) => {
      queries.setQueryData(sessionQuery('ticket').queryKey, session);
      onSpent();
    },
  });
  return (
    <div className={styles.door}>
      <Ticket size={40} aria-hidden />
      <h1 className={styles.title}>{say('ticket-sealed-title')}</h1>
      <p className={styles.text}>{say('ticket-sealed-text')}</p>
      <Button look="primary" isPending={open.isPending} testId="open-ticket" onPress={() => open.mutate()}>
        {say('ticket-open')}
      </Button>
      {open.error !== null && <Trouble error={open.error} />}
    </div>
  );
}

function KeptTicket() {
  const say = useText();
  const { data: session, error, refetch } = useQuery(sessionQuery('ticket'));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (session === undefined) return <Waiting isPage text={say('loading')} />;
  if (session?.door.kind !== 'ticket') {
    return (
      <div className={styles.door}>
        <h1 className={styles.title}>{say('ticket-none-title')}</h1>
        <p className={styles.text}>{say('ticket-none-text')}</p>
        <LinkButton href={pages.tickets.path} testId="my-tickets">
          {say('tickets-title')}
        </LinkButton>
        <LinkButton look="plain" href={pages.start.path}>
          {say('action-to-start')}
        </LinkButton>
      </div>
    );
  }
  return <OpenTicket door={session.door} session={session} />;
}

interface OpenTicketProps {
  readonly door: TicketDoor;
  readonly session: Session;
}

function OpenTicket({ door, session }: OpenTicketProps) {
  const say = useText();
  const queries = useQueryClient();
  // Who has passed a ticket on has none here any more.
  const passOn = usePassOn(session, () => {
    void forgetSession({ scope: 'ticket' });
    queries.setQueryData(sessionQuery('ticket').queryKey, null);
  });
  const { data: show } = useQuery(showQuery(door.showId));
  return (
    <>
      <BackLink href={pages.tickets.path} text={say('tickets-title')} />
      <article className={styles.ticket} data-testid="ticket">
        {show === undefined ? <Waiting text={say('loading')} /> : <Poster show={show} heading="h1" />}
        <div className={styles.body}>
          {show !== undefined && (
            <div className={styles.facts}>
              <ShowTime show={show} />
              <ShowFacts show={show} />
              <p>{say('ticket-category', { category: door.category, number: String(door.ticketId) })}</p>
            </div>
          )}
          <LinkButton look="primary" wide href={housePath(door.showId)} testId="enter">
            {say('ticket-enter')}
          </LinkButton>
          <p className={styles.text}>{say('ticket-enter-hint')}</p>
          <div className={styles.code}>
            <QrCode text={door.qr} label={say('ticket-qr')} />
            <p>{say('ticket-qr-text')}</p>
          </div>
          {show?.status !== 'finished' && show?.status !== 'cancelled' && (
            <PassOnButton number={String(door.ticketId)} onPress={() => passOn.ask(door.ticketId)} />
          )}
          {passOn.dialog}
        </div>
      </article>
    </>
  );
}
