import { type ReactNode, useEffect, useState } from 'react';
import { pages } from '../../../protocol/pages.ts';
import type { RefusalCode } from '../../../protocol/refusal.ts';
import { type Say, useText } from '../../i18n/language.tsx';
import type { Seat } from '../../room/state.ts';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from './seat-screen.module.css';

/** The room while one sits in it; around that, a designed screen for every other state of the seat. */
export function SeatScreen({ children }: { readonly children: ReactNode }) {
  const say = useText();
  const seat = useRoom((state) => state.seat);
  const isKnown = useRoom((state) => state.room !== null && state.self !== null);
  switch (seat.at) {
    case 'inside':
    case 'reconnecting':
      if (!isKnown) return <Entering />;
      return (
        <>
          {/* The same place in both: else a lost connection would take what is on screen, and what is half written. */}
          <div className={styles.inside} inert={seat.at === 'reconnecting'}>
            {children}
          </div>
          {seat.at === 'reconnecting' && (
            <div className={styles.over} data-testid="seat" data-seat={seat.at} data-ground="stage">
              <div className={styles.lost}>
                <Waiting text={say('seat-reconnecting')} />
              </div>
            </div>
          )}
        </>
      );
    case 'outside':
    case 'entering':
      return <Entering />;
    default:
      return <SeatCard seat={seat} />;
  }
}

function Entering() {
  const say = useText();
  return (
    <div className={styles.screen} data-testid="seat" data-seat="entering" data-ground="stage">
      <Waiting text={say('seat-entering')} />
    </div>
  );
}

type ClosedSeat = Extract<Seat, { at: 'seated_elsewhere' | 'farewell' | 'refused' | 'unsupported' }>;

function SeatCard({ seat }: { readonly seat: ClosedSeat }) {
  const say = useText();
  const isAccount = useRoomApi().scope === 'user';
  const hasNoTicket = isAccount && seat.at === 'refused' && seat.code === 'ticket_wrong_show';
  const { title, text } = hasNoTicket
    ? { title: say('seat-no-ticket-title'), text: say('seat-no-ticket-text') }
    : wordsOf(seat, say);
  useRetry(seat);
  return (
    <div
      className={styles.screen}
      data-testid="seat"
      data-seat={seat.at}
      data-reason={reasonOf(seat)}
      data-ground="stage"
      role="alert"
    >
      <div className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        <p>{text}</p>
        <WayOut seat={seat} />
      </div>
    </div>
  );
}

const reasonOf = (seat: ClosedSeat): string | undefined =>
  seat.at === 'farewell' ? seat.reason : seat.at === 'refused' ? seat.code : undefined;

interface Words {
  readonly title: string;
  readonly text: string;
}

function wordsOf(seat: ClosedSeat, say: Say): Words {
  switch (seat.at) {
    case 'seated_elsewhere':
      return { title: say('seat-elsewhere-title'), text: say('seat-elsewhere-text') };
    case 'unsupported':
      return { title: say('seat-unsupported-title'), text: say('seat-unsupported-text') };
    case 'farewell':
      return { title: say(`farewell-${seat.reason}-title`), text: say(`farewell-${seat.reason}-text`) };
    case 'refused':
      return refusalWords(seat.code, say);
  }
}

/** Some refusals are no failure, and have a headline of their own. */
function refusalWords(code: RefusalCode, say: Say): Words {
  const text = say(`refusal-${code}`);
  switch (code) {
    case 'house_full':
      return { title: say('seat-full-title'), text };
    case 'too_early':
      return { title: say('seat-early-title'), text };
    case 'show_over':
      return { title: say('seat-over-title'), text: say('seat-over-text') };
    case 'house_locked':
      return { title: say('seat-locked-title'), text: say('seat-locked-text') };
    case 'removed_from_room':
      return { title: say('seat-closed-title'), text: say('seat-closed-text') };
    default:
      return { title: say('seat-refused-title'), text };
  }
}

/** What a visitor can do now. */
function WayOut({ seat }: { readonly seat: ClosedSeat }) {
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
      if (seat.reason === 'removed' || seat.reason === 'revoked') return null;
      return (
        <Button look="primary" testId="come-back" onPress={enter(seat.reason === 'elsewhere')}>
          {say(seat.reason === 'elsewhere' ? 'seat-continue-here' : 'seat-come-back')}
        </Button>
      );
    case 'refused':
      if (seat.code === 'show_over' || seat.code === 'ticket_wrong_show') return <ToStart />;
      return mayRetry(seat.code) ? (
        <Button look="primary" testId="retry" onPress={enter(false)}>
          {say('action-retry')}
        </Button>
      ) : null;
  }
}

function ToStart() {
  const say = useText();
  return (
    <LinkButton look="primary" href={pages.start.path} testId="way-out">
      {say('action-to-start')}
    </LinkButton>
  );
}

const lasting: readonly string[] = [
  'removed_from_room',
  'ticket_revoked',
  'show_over',
  'ticket_wrong_show',
  'forbidden',
];

/** Asking again helps, unless the answer is for good. */
const mayRetry = (code: string): boolean => !lasting.includes(code);

/** How often a page asks again by itself, in seconds, unless the house says when. */
const retrySeconds: Readonly<Record<string, number>> = { too_early: 20, house_full: 20, unavailable: 5 };

/** Knocks again where time alone may open the door. */
function useRetry(seat: ClosedSeat): void {
  const api = useRoomApi();
  const seconds = seat.at === 'refused' ? retryAfter(seat) : undefined;
  useEffect(() => {
    if (seconds === undefined) return;
    const timer = setTimeout(() => void api.enter(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [api, seconds]);
}

function retryAfter({ code, retryAfterSeconds }: Extract<Seat, { at: 'refused' }>): number | undefined {
  const usual = retrySeconds[code];
  return usual === undefined ? undefined : Math.max(usual, retryAfterSeconds ?? 0);
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
