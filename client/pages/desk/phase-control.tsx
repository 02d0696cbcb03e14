import { DoorClosed, DoorOpen, Play, Sofa, Square } from 'lucide-react';
import { useState } from 'react';
import { nextPhases, type Phase } from '../../../protocol/room/index.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { HoldButton } from '../../ui/hold-button.tsx';
import { useServerNow } from '../room/clock.ts';
import styles from './desk.module.css';

const icons = {
  closed: DoorClosed,
  foyer: DoorOpen,
  live: Play,
  intermission: Sofa,
  finished: Square,
} as const;

/** Steps that the whole house notices are held; opening and closing the doors is one press. */
const held: readonly Phase[] = ['live', 'intermission', 'finished'];

/** What the evening is at, for how long, and what may follow. */
export function PhaseControl() {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase);
  const seated = useRoom((state) => state.room?.view.seated) ?? 0;
  const now = useServerNow();
  if (phase === undefined) return null;
  return (
    <section className={styles.phase} aria-label={say('desk-phase')}>
      <p className={styles.now} data-testid="phase" data-phase={phase.at} data-live={phase.at === 'live'}>
        <strong>{say(`phase-${phase.at}`)}</strong>
        <span role="timer">{clockText(now - phase.since)}</span>
        <span>{say('foyer-seated', { count: seated })}</span>
      </p>
      <div className={styles.steps}>
        {nextPhases(phase.at).map((to) => (
          <PhaseStep key={to} from={phase.at} to={to} />
        ))}
      </div>
    </section>
  );
}

function PhaseStep({ from, to }: { readonly from: Phase; readonly to: Phase }) {
  const say = useText();
  const api = useRoomApi();
  const [isAsking, setAsking] = useState(false);
  const go = (): void => void api.command({ type: 'phase.set', to });
  const Icon = icons[to];
  const text = say(from === 'intermission' && to === 'live' ? 'phase-to-live-again' : `phase-to-${to}`);
  if (!held.includes(to)) {
    return (
      <Button
        look={to === 'foyer' ? 'primary' : 'quiet'}
        icon={<Icon size={20} aria-hidden />}
        testId={`phase-to-${to}`}
        onPress={go}
      >
        {text}
      </Button>
    );
  }
  return (
    <>
      <HoldButton testId={`phase-to-${to}`} onHeld={go} onTapped={() => setAsking(true)}>
        <Icon size={20} aria-hidden />
        <span className={styles.holdText}>
          {text}
          <small className={styles.holdHint}>{say('desk-hold')}</small>
        </span>
      </HoldButton>
      {isAsking && (
        <Confirm
          title={say(`phase-ask-${to}`)}
          text={say('phase-ask-text')}
          confirm={text}
          isDestructive={to === 'finished'}
          onConfirm={go}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
