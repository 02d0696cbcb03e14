import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  chatModes,
  floors,
  latecomerRules,
  type Performer,
  stageLimit,
} from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from './choice.tsx';
import { useDeskTools } from './desk-context.tsx';
import deskStyles from './desk.module.css';
import styles from './panels.module.css';
import { Segments } from '../../ui/segments.tsx';
import { useDesk } from './use-desk.ts';

/** How long a spectator's turn on stage may be, in minutes; 0 for no limit. */
const turnMinutes = [0, 1, 2, 3, 5] as const;
const minuteMs = 60_000;

/** The rules of the house tonight; each acts at once and can be undone. */
export function RulesPanel() {
  const isOver = useDesk((view) => view.phase.at === 'finished', true);
  const say = useText();
  if (isOver) return <p className={deskStyles.empty}>{say('phase-finished')}</p>;
  return (
    <div className={styles.rules}>
      <Doors />
      <Latecomers />
      <FloorRule />
      <TurnRule />
      <MaxOnStage />
      <SpotlightRule />
      <ChatRule />
    </div>
  );
}

function Rule({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.rule}>
      <p className={styles.ruleTitle} aria-hidden>
        {title}
      </p>
      {children}
    </div>
  );
}

function Doors() {
  const say = useText();
  const desk = useDeskTools();
  const isLocked = useDesk((view) => view.door.locked, false);
  return (
    <Rule title={say('rule-doors')}>
      <Segments
        label={say('rule-doors')}
        value={isLocked ? 'locked' : 'open'}
        options={(['open', 'locked'] as const).map((value) => ({ value, text: say(`rule-doors-${value}`) }))}
        onChange={(value) => void desk.act({ type: 'house.lock', locked: value === 'locked' })}
        testId="rule-doors"
      />
    </Rule>
  );
}

function Latecomers() {
  const say = useText();
  const desk = useDeskTools();
  const rule = useDesk((view) => view.settings.latecomers, 'at_once');
  return (
    <Rule title={say('rule-latecomers')}>
      <Segments
        label={say('rule-latecomers')}
        value={rule}
        options={latecomerRules.map((value) => ({ value, text: say(`rule-latecomers-${value}`) }))}
        onChange={(latecomers) => void desk.act({ type: 'settings.change', latecomers })}
        testId="rule-latecomers"
      />
    </Rule>
  );
}

function FloorRule() {
  const say = useText();
  const desk = useDeskTools();
  const floor = useDesk((view) => view.settings.floor, 'invitation');
  return (
    <Rule title={say('rule-floor')}>
      <Segments
        label={say('rule-floor')}
        value={floor}
        options={floors.map((value) => ({ value, text: say(`rule-floor-${value}`) }))}
        onChange={(next) => void desk.act({ type: 'settings.change', floor: next })}
        testId="rule-floor"
      />
    </Rule>
  );
}

function TurnRule() {
  const say = useText();
  const desk = useDeskTools();
  const turnMs = useDesk((view) => view.settings.turnMs, null);
  const minutes = (turnMs ?? 0) / minuteMs;
  return (
    <Rule title={say('rule-turn')}>
      <Segments<number>
        label={say('rule-turn')}
        value={minutes}
        options={turnMinutes.map((value) => ({
          value,
          text: value === 0 ? say('rule-turn-none') : value,
        }))}
        onChange={(chosen) =>
          void desk.act({ type: 'settings.change', turnMs: chosen === 0 ? null : chosen * minuteMs })
        }
        testId="rule-turn"
      />
    </Rule>
  );
}

function MaxOnStage() {
  const say = useText();
  const desk = useDeskTools();
  const most = useDesk((view) => view.settings.maxOnStage, 1);
  const change = (maxOnStage: number) => (): void => void desk.act({ type: 'settings.change', maxOnStage });
  return (
    <div className={styles.stepper} role="group" aria-label={say('desk-most-label')}>
      <span className={styles.ruleTitle}>{say('rule-most')}</span>
      <Button
        label={say('desk-fewer')}
        icon={<Minus size={20} aria-hidden />}
        isDisabled={most <= 1}
        onPress={change(most - 1)}
      >
        {null}
      </Button>
      <output className={styles.number} data-testid="max-on-stage" data-value={most}>
        {most}
      </output>
      <Button
        label={say('desk-more')}
        icon={<Plus size={20} aria-hidden />}
        isDisabled={most >= stageLimit}
        onPress={change(most + 1)}
      >
        {null}
      </Button>
    </div>
  );
}

const emptyStage: readonly Performer[] = [];
/** Stands for nobody in the list: a choice needs a key. */
const nobody = 'nobody';

/** Whom the house should look at, whoever speaks. */
function SpotlightRule() {
  const say = useText();
  const desk = useDeskTools();
  const stage = useDesk((view) => view.stage, emptyStage);
  const lit = useDesk((view) => view.scene.spotlight, null);
  return (
    <Rule title={say('rule-spotlight')}>
      <Choice<string>
        label={say('rule-spotlight')}
        value={lit ?? nobody}
        options={[
          { value: nobody, text: say('rule-spotlight-nobody') },
          ...stage.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(value) => {
          const member = stage.find(({ id }) => id === value)?.id ?? null;
          void desk.act({ type: 'spotlight.set', member });
        }}
        testId="rule-spotlight"
      />
    </Rule>
  );
}

function ChatRule() {
  const say = useText();
  const desk = useDeskTools();
  const mode = useDesk((view) => view.chat.mode, 'open');
  return (
    <Rule title={say('rule-chat')}>
      <Segments
        label={say('rule-chat')}
        value={mode}
        options={chatModes.map((value) => ({ value, text: say(`rule-chat-${value}`) }))}
        onChange={(next) => void desk.act({ type: 'chat.moderate', mode: next })}
        testId="rule-chat"
      />
    </Rule>
  );
}
