import { useState } from 'react';
import type { ShowView } from '../../../protocol/http.ts';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { useBack } from '../../telegram/use-host.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { go } from '../go.ts';
import { showPath } from '../links.ts';
import { ToBot } from '../to-bot.tsx';
import styles from './seat-screen.module.css';
import { type ClosedSeat, mayRetry } from './seat-words.ts';

interface SeatWaysProps {
  readonly seat: ClosedSeat;
  readonly show: ShowView | undefined;
}

/** What a visitor can do now, and the way back to where they came from. */
export function SeatWays({ seat, show }: SeatWaysProps) {
  return (
    <div className={styles.ways}>
      <Next seat={seat} show={show} />
      <WayBack />
    </div>
  );
}

function Next({ seat, show }: SeatWaysProps) {
  const say = useText();
  const api = useRoomApi();
  const enter = (takeOver: boolean) => () => void api.enter({ takeOver });
  switch (seat.at) {
    case 'unsupported':
      return <CopyLink />;
    case 'seated_elsewhere':
      return (
        <Button look="primary" testId="take-over" onPress={enter(true)}>
          {say('seat-continue-here')}
        </Button>
      );
    case 'farewell':
      if (seat.reason === 'removed') return <AfterRemoval />;
      if (seat.reason === 'revoked') return <AfterTicket show={show} />;
      return (
        <Button look="primary" testId="come-back" onPress={enter(seat.reason === 'elsewhere')}>
          {say(seat.reason === 'elsewhere' ? 'seat-continue-here' : 'seat-come-back')}
        </Button>
      );
    case 'refused':
      return <AfterRefusal {...{ seat, show }} onRetry={enter(false)} />;
  }
}

interface AfterRefusalProps {
  readonly seat: Extract<ClosedSeat, { at: 'refused' }>;
  readonly show: ShowView | undefined;
  readonly onRetry: () => void;
}

function AfterRefusal({ seat: { code }, show, onRetry }: AfterRefusalProps) {
  const say = useText();
  switch (code) {
    case 'too_early':
      return (
        <LinkButton href={pages.check.path} testId="to-check">
          {say('ticket-check')}
        </LinkButton>
      );
    case 'show_over':
    case 'ticket_wrong_show':
      return <ToStart />;
    case 'ticket_revoked':
      return <AfterTicket show={show} />;
    case 'removed_from_room':
      return <AfterRemoval />;
    default:
      return mayRetry(code) ? (
        <Button look="primary" testId="retry" onPress={onRetry}>
          {say('action-retry')}
        </Button>
      ) : (
        <ToStart />
      );
  }
}

/** The ticket opens nothing any more: there may be others, and somebody to ask. */
function AfterTicket({ show }: { readonly show: ShowView | undefined }) {
  const say = useText();
  const { showId } = useRoomApi();
  const isOn = show === undefined || show.status === 'upcoming' || show.status === 'live';
  return (
    <>
      {isOn ? (
        <LinkButton look="primary" href={showPath(showId)} testId="to-show">
          {say('no-door-to-show')}
        </LinkButton>
      ) : (
        <ToStart />
      )}
      <ToBot text={say('seat-write')} />
    </>
  );
}

/** The house is closed to them; other evenings are not, and somebody can be asked. */
function AfterRemoval() {
  const say = useText();
  return (
    <>
      <ToBot text={say('seat-write')} />
      <ToStart />
    </>
  );
}

function ToStart() {
  const say = useText();
  return (
    <LinkButton look="primary" href={pages.start.path} testId="way-out">
      {say('seat-to-bill')}
    </LinkButton>
  );
}

/** Where one came from, by what one is here: the rooms of pages alone, since a pane stands beside others. */
function WayBack() {
  const say = useText();
  const { scope } = useRoomApi();
  if (scope === 'user') return <Back href={pages.tickets.path} text={say('tickets-title')} />;
  if (scope === 'ticket') return <Back href={pages.ticketLink.path} text={say('seat-to-ticket')} />;
  return null;
}

/** Telegram's own way back in its window, a link elsewhere. */
function Back({ href, text }: { readonly href: string; readonly text: string }) {
  if (useBack(() => go(href))) return null;
  return (
    <LinkButton look="plain" href={href} testId="way-back">
      {text}
    </LinkButton>
  );
}

function CopyLink() {
  const say = useText();
  const [state, setState] = useState<'offered' | 'copied' | 'shown'>('offered');
  const copy = (): void => {
    // The clipboard exists in secure contexts only; elsewhere the address itself is shown for copying by hand.
    const clipboard = isSecureContext
      ? navigator.clipboard.writeText(location.href)
      : Promise.reject(new Error());
    clipboard.then(
      () => setState('copied'),
      () => setState('shown'),
    );
  };
  if (state === 'shown') return <code className={styles.address}>{location.href}</code>;
  return (
    <Button look="primary" onPress={copy}>
      {say(state === 'copied' ? 'action-copied' : 'action-copy-link')}
    </Button>
  );
}
