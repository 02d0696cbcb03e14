import { MicOff } from 'lucide-react';
import type { DeskMember, DeskView } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { eveningCommand } from './commands-of.ts';
import { BoardRow } from './board-row.tsx';
import { useDeskTools } from './desk-context.tsx';
import styles from './desk.module.css';
import rowStyles from './row.module.css';
import { KeyHint } from './key-hint.tsx';
import { TalkButton } from './talk.tsx';
import { listed, useDesk, useMembers } from './use-desk.ts';

const emptyStage: DeskView['stage'] = [];

/** The ready board: who is on, who stands behind the stage, and whether each of them could go on now. */
export function Board() {
  const say = useText();
  const members = useMembers();
  const stage = useDesk((view) => view.stage, emptyStage);
  const isOver = useDesk((view) => view.phase.at === 'finished', false);
  const on = listed({ members, stage }, 'on_stage');
  const behind = listed({ members, stage }, 'backstage');
  return (
    <section className={styles.board} aria-label={say('desk-board')}>
      <div className={styles.scroll} data-desk-rows="people">
        <div className={styles.headingRow}>
          <h2 className={styles.heading}>
            {say('desk-group-on_stage')}
            <StageCount />
          </h2>
          {!isOver && <MuteMany />}
        </div>
        <Rows members={on} empty={say('stage-empty')} />
        <div className={styles.headingRow}>
          <h2 className={styles.heading}>
            {say('desk-group-backstage')}
            <span className={styles.count}>{behind.length}</span>
          </h2>
          {!isOver && <TalkButton to="wings" />}
        </div>
        <Rows members={behind} empty={say('desk-nobody-backstage')} />
      </div>
    </section>
  );
}

function Rows({ members, empty }: { readonly members: readonly DeskMember[]; readonly empty: string }) {
  if (members.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <ul>
      {members.map((member) => (
        <BoardRow key={member.id} member={member} />
      ))}
    </ul>
  );
}

function StageCount() {
  const say = useText();
  const most = useDesk((view) => view.settings.maxOnStage, 1);
  const now = useDesk((view) => view.stage.length, 0);
  const isEverybodys = useDesk((view) => view.scene.floor === 'everybody', false);
  return (
    <span className={styles.count} data-testid="on-stage-count">
      {isEverybodys ? now : say('desk-most', { now, most })}
    </span>
  );
}

/** Silence in one press: of the spectators, or of the whole stage but oneself. */
function MuteMany() {
  return (
    <span className={rowStyles.actions}>
      <MuteButton act="mute_guests" members="guests" />
      <MuteButton act="mute_stage" members="stage" />
    </span>
  );
}

interface MuteButtonProps {
  readonly act: 'mute_guests' | 'mute_stage';
  readonly members: 'guests' | 'stage';
}

function MuteButton({ act, members }: MuteButtonProps) {
  const say = useText();
  const desk = useDeskTools();
  const isPossible = useDesk((view) => eveningCommand(act, view) !== undefined, false);
  if (!isPossible) return null;
  return (
    <Button
      look="plain"
      className={styles.slim}
      icon={<MicOff size={20} aria-hidden />}
      label={say(`desk-mute-${members}`)}
      testId={`mute-${members}`}
      onPress={() => void desk.act({ type: 'media.mute_many', members, source: 'microphone', muted: true })}
    >
      {say(members === 'guests' ? 'desk-mute-guests' : 'desk-mute-all')}
      <KeyHint act={act} />
    </Button>
  );
}
