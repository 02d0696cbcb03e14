import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import type { Seat } from '../../room/state.ts';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { DemoHint } from './demo-hint.tsx';
import { DoorFacts, ShowHead } from './door-facts.tsx';
import styles from './seat-screen.module.css';
import { useShowOfRoom } from './use-show-of-room.ts';
import { SeatWays } from './seat-ways.tsx';
import { type ClosedSeat, knockAgainSeconds, reasonOf, wordsOf } from './seat-words.ts';

/** The room while one sits in it; around that, a designed screen for every other state of the seat. */
export function SeatScreen({ children }: { readonly children: ReactNode }) {
  const say = useText();
  const seat = useShownSeat();
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

/**
 * The seat as it is shown. The page knocks again by itself where time alone may open the door; what it said before
 * stays until there is an answer, so that nothing flickers, loses its focus, or is read aloud anew.
 */
function useShownSeat(): Seat {
  const api = useRoomApi();
  const seat = useRoom((state) => state.seat);
  const [knocking, setKnocking] = useState<Seat | null>(null);
  if (knocking !== null && seat.at !== 'entering' && seat !== knocking) setKnocking(null);
  useEffect(() => {
    const seconds = seat.at === 'refused' ? knockAgainSeconds(seat) : undefined;
    if (seconds === undefined) return;
    const timer = setTimeout(() => {
      setKnocking(seat);
      void api.enter();
    }, seconds * 1000);
    return () => clearTimeout(timer);
  }, [api, seat]);
  return seat.at === 'entering' && knocking !== null ? knocking : seat;
}

function SeatCard({ seat }: { readonly seat: ClosedSeat }) {
  const say = useText();
  const show = useShowOfRoom();
  const isAccount = useRoomApi().scope === 'user';
  const isDoorsTime = useNow(5_000) >= (show?.doorsAt ?? Infinity);
  const isCalledOff = show?.status === 'cancelled';
  const { title, text } = wordsOf(seat, say, { isAccount, isCalledOff, isDoorsTime });
  const isEarly = seat.at === 'refused' && seat.code === 'too_early';
  return (
    <div
      className={styles.screen}
      data-testid="seat"
      data-seat={seat.at}
      data-reason={reasonOf(seat)}
      data-ground="stage"
    >
      <div className={styles.card}>
        {isEarly && show !== undefined && <ShowHead show={show} />}
        <div className={styles.words} role="alert">
          <h1 className={styles.title}>{title}</h1>
          {isEarly && show !== undefined ? <DoorFacts {...{ show, isDoorsTime }} /> : <p>{text}</p>}
        </div>
        {isEarly && isDoorsTime && <DemoHint />}
        <SeatWays seat={seat} show={show} />
      </div>
    </div>
  );
}
