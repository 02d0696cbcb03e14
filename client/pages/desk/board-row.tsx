import { Lightbulb, LightbulbOff, Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { DeskMember } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button, Toggle } from '../../ui/button.tsx';
import { BoardFacts, NameLine } from './board-facts.tsx';
import { useDeskTools } from './desk-context.tsx';
import styles from './row.module.css';
import { MemberMenu } from './member-menu.tsx';
import { OwnOffer } from './own-row.tsx';
import { isReady, readinessOf } from './readiness.ts';
import { TalkButton } from './talk.tsx';
import { useCondition, useDesk } from './use-desk.ts';

/** One of those on stage or behind it: ready or not, and what a director may do about it. */
export function BoardRow({ member }: { readonly member: DeskMember }) {
  const { id, name, role, standing } = member;
  const own = useRoom((state) => state.self?.id);
  const isOver = useDesk((view) => view.phase.at === 'finished', false);
  const isSpokenTo = useRoom((state) => state.self?.talkback === id);
  const readiness = readinessOf(member, useCondition(member));
  return (
    <li
      className={styles.row}
      data-testid="member-row"
      data-desk-row="person"
      data-member={id}
      data-standing={standing}
      data-role={role}
      data-ready={isReady(readiness)}
      data-standby={member.standby}
      data-spoken-to={isSpokenTo}
      tabIndex={-1}
    >
      <span className={styles.who}>
        <NameLine member={member} />
        <BoardFacts member={member} readiness={readiness} />
      </span>
      {!isOver && (
        <span className={styles.actions}>
          {standing === 'on_stage' ? <OnStage member={member} /> : <Behind member={member} />}
          {id !== own && <TalkButton to={id} name={name} />}
          {id === own && standing === 'backstage' && <OwnOffer />}
          <BringOrDismiss member={member} />
          <MemberMenu member={member} isOwn={id === own} />
        </span>
      )}
    </li>
  );
}

function OnStage({ member }: { readonly member: DeskMember }) {
  return (
    <>
      <MuteToggle member={member} source="microphone" />
      <MuteToggle member={member} source="camera" />
    </>
  );
}

/** The light that says "you are next". */
function Behind({ member: { id, name, standby } }: { readonly member: DeskMember }) {
  const say = useText();
  const desk = useDeskTools();
  const Icon = standby ? Lightbulb : LightbulbOff;
  return (
    <Toggle
      look="plain"
      className={styles.standby}
      label={say('desk-standby-name', { name })}
      isOn={standby}
      onChange={(on) => void desk.act({ type: 'cast.standby', member: id, on })}
      testId="standby"
    >
      <Icon size={20} aria-hidden />
    </Toggle>
  );
}

function BringOrDismiss({ member: { id, name, standing } }: { readonly member: DeskMember }) {
  const say = useText();
  const desk = useDeskTools();
  const isOn = standing === 'on_stage';
  return (
    <Button
      look="quiet"
      className={styles.bring}
      label={say(isOn ? 'desk-dismiss-name' : 'desk-bring-name', { name })}
      testId={isOn ? 'dismiss' : 'bring'}
      onPress={() => void desk.act({ type: isOn ? 'stage.dismiss' : 'stage.bring', member: id })}
    >
      {say(isOn ? 'desk-dismiss' : 'desk-bring')}
    </Button>
  );
}

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Video, off: VideoOff },
} as const;

interface MuteToggleProps {
  readonly member: DeskMember;
  readonly source: keyof typeof icons;
}

/** Lets somebody be heard or seen, or not; they cannot undo it. */
function MuteToggle({ member, source }: MuteToggleProps) {
  const say = useText();
  const desk = useDeskTools();
  const isMuted = member.muted[source];
  const Icon = icons[source][isMuted || member.off[source] ? 'off' : 'on'];
  return (
    <Toggle
      look={isMuted ? 'danger' : 'plain'}
      label={say(`desk-mute-${source}`, { name: member.name })}
      isOn={isMuted}
      onChange={(muted) => void desk.act({ type: 'media.mute', member: member.id, source, muted })}
      testId={`mute-${source}`}
    >
      <Icon size={20} aria-hidden />
    </Toggle>
  );
}
