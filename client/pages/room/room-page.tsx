import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Door } from '../../../protocol/http.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { pages } from '../../../protocol/pages.ts';
import { useText, useTitle } from '../../i18n/language.tsx';
import { createRoomClient, type SimulatedOptions } from '../../room/index.ts';
import { RoomProvider } from '../../stage/room-context.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from '../doors/doors.module.css';
import { showPath } from '../links.ts';
import { OpenAgain } from '../open-again.tsx';
import { type Scope, sessionQuery } from '../queries.ts';
import { ToBot } from '../to-bot.tsx';
import { Trouble } from '../trouble.tsx';
import { useRoomClient } from './use-room-client.ts';
import { useSimulation } from './use-simulation.ts';

interface RoomPageProps {
  readonly showId: string;
  readonly scope: Extract<Scope, 'user' | 'ticket' | 'invitation'>;
  /** Whether a session's door leads to this page. */
  readonly opens: (door: Door) => boolean;
  /** What the page is called. */
  readonly title: string;
  /** Whether one may put something else behind oneself here. */
  readonly offersBackground?: boolean;
  readonly children: ReactNode;
}

/** A page of the room for those whose session in this tab leads here; the others are told how to get in. */
export function RoomPage({ showId, scope, opens, title, offersBackground = false, children }: RoomPageProps) {
  const say = useText();
  useTitle(title);
  const { data: session, error, refetch } = useQuery(sessionQuery(scope));
  const id = ShowId.safeParse(Number(showId));
  if (error !== null) {
    return (
      <Page isNarrow>
        <Trouble error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (session === undefined) return <Waiting isPage text={say('loading')} />;
  const isOpen = id.success && session !== null && leadsTo(session.door, id.data) && opens(session.door);
  if (!isOpen) return <NoDoor showId={id.success ? id.data : null} scope={scope} />;
  return (
    <RoomFrame showId={id.data} scope={scope} offersBackground={offersBackground}>
      <main className={styles.room}>
        <VisuallyHidden>
          <h1>{title}</h1>
        </VisuallyHidden>
        {children}
      </main>
    </RoomFrame>
  );
}

/** An account leads to whatever it has a ticket for, which the house knows. */
const leadsTo = (door: Door, showId: ShowId): boolean =>
  door.kind === 'user' || ('showId' in door && door.showId === showId);

interface RoomFrameProps {
  readonly showId: ShowId;
  readonly scope: Scope;
  readonly offersBackground: boolean;
  readonly children: ReactNode;
}

function RoomFrame(props: RoomFrameProps) {
  const options = useSimulation();
  return options === undefined ? null : <Room {...props} options={options} />;
}

interface RoomProps extends RoomFrameProps {
  readonly options: SimulatedOptions;
}

function Room({ showId, scope, offersBackground, options: { iceTransportPolicy }, children }: RoomProps) {
  const make = useCallback(
    () =>
      createRoomClient({
        ...{ showId, scope, offersBackground },
        options: iceTransportPolicy ? { iceTransportPolicy } : {},
      }),
    [showId, scope, offersBackground, iceTransportPolicy],
  );
  const api = useRoomClient(make);
  return api === null ? null : <RoomProvider api={api}>{children}</RoomProvider>;
}

interface NoDoorProps {
  readonly showId: ShowId | null;
  readonly scope: 'user' | 'ticket' | 'invitation';
}

function NoDoor({ showId, scope }: NoDoorProps) {
  const say = useText();
  if (scope === 'user') {
    return (
      <Page isNarrow>
        <OpenAgain />
      </Page>
    );
  }
  return (
    <Page isNarrow>
      <div className={styles.door} data-testid="no-door">
        <h1 className={styles.title}>{say(`no-door-${scope}-title`)}</h1>
        <p className={styles.text}>{say(`no-door-${scope}-text`)}</p>
        {scope === 'ticket' && <ToBot look="primary" text={say('action-open-telegram')} />}
        <LinkButton look="quiet" href={showId === null ? pages.start.path : showPath(showId)}>
          {say(showId === null ? 'action-to-start' : 'no-door-to-show')}
        </LinkButton>
      </div>
    </Page>
  );
}
