import { DoorClosed, DoorOpen, Play, Sofa, Square } from 'lucide-react';
import { nextPhases, type Phase } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { HoldButton } from '../../ui/hold-button.tsx';
import { BowsSwitch, CurtainSwitch } from './curtain.tsx';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import styles from './desk.module.css';
import { IntervalMinutes } from './interval-minutes.tsx';
import { KeyHint } from './key-hint.tsx';
import type { KeyAct } from './keys.ts';
import { PhaseClock } from './phase-clock.tsx';

const icons = {
  closed: DoorClosed,
  foyer: DoorOpen,
  live: Play,
  intermission: Sofa,
  finished: Square,
} as const;

/** Steps that the whole house notices are held; opening and closing the doors is one press. */
const held = { live: 'begin', intermission: 'interval', finished: 'end' } as const satisfies Partial<
  Record<Phase, KeyAct>
>;

/** What the evening is at, for how long, and what may follow. */
export function PhaseControl() {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase);
  const asking = useDeskState((state) => state.asking);
  if (phase === undefined) return null;
  return (
    <section className={styles.phase} aria-label={say('desk-phase')}>
      <PhaseClock />
      <CurtainSwitch />
      <div className={styles.steps}>
        {nextPhases(phase.at).map((to) => (
          <PhaseStep key={to} from={phase.at} to={to} />
        ))}
        {phase.at === 'live' && <BowsSwitch />}
      </div>
      {asking?.since === phase.since && <AskPhase from={phase.at} to={asking.to} />}
    </section>
  );
}

interface StepProps {
  readonly from: Phase;
  readonly to: Phase;
}

function useStepText({ from, to }: StepProps): string {
  const say = useText();
  return say(from === 'intermission' && to === 'live' ? 'phase-to-live-again' : `phase-to-${to}`);
}

function PhaseStep({ from, to }: StepProps) {
  const desk = useDeskTools();
  const text = useStepText({ from, to });
  const Icon = icons[to];
  if (to === 'foyer' || to === 'closed') {
    return (
      <Button
        look={to === 'foyer' ? 'primary' : 'quiet'}
        icon={<Icon size={20} aria-hidden />}
        testId={`phase-to-${to}`}
        onPress={() => void desk.go(to)}
      >
        {text}
        {to === 'foyer' && <KeyHint act="open" />}
      </Button>
    );
  }
  if (to !== 'intermission') return <HeldStep to={to} text={text} />;
  return (
    <div className={styles.withMinutes}>
      <HeldStep to={to} text={text} />
      <IntervalMinutes />
    </div>
  );
}

function HeldStep({ to, text }: { readonly to: keyof typeof held; readonly text: string }) {
  const say = useText();
  const desk = useDeskTools();
  const isHeld = useDeskState((state) => state.holding === to);
  const Icon = icons[to];
  return (
    <HoldButton
      testId={`phase-to-${to}`}
      isHeldElsewhere={isHeld}
      onHeld={() => void desk.go(to)}
      onTapped={() => desk.ask(to)}
    >
      <Icon size={20} aria-hidden />
      <span className={styles.holdText}>
        {text}
        <small className={styles.holdHint}>
          {say('desk-hold')}
          <KeyHint act={held[to]} />
        </small>
      </span>
    </HoldButton>
  );
}

function AskPhase({ from, to }: StepProps) {
  const say = useText();
  const desk = useDeskTools();
  const minutes = useDeskState((state) => state.minutes);
  const text = useStepText({ from, to });
  const isPlanned = to === 'intermission' && minutes !== null;
  return (
    <Confirm
      title={say(from === 'intermission' && to === 'live' ? 'phase-ask-live-again' : `phase-ask-${to}`)}
      text={isPlanned ? say('phase-ask-minutes', { minutes }) : say('phase-ask-text')}
      confirm={text}
      isDestructive={to === 'finished'}
      onConfirm={() => void desk.go(to)}
      onClose={() => desk.store.setState({ asking: null })}
    />
  );
}
