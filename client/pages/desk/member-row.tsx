import { Ellipsis, Mic, MicOff, UserX, Video, VideoOff } from 'lucide-react';
import { useState } from 'react';
import type { DeskMember } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button, Toggle } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import styles from './desk.module.css';
import { useDesk } from './use-desk.ts';

/** One person of this evening, and what a director may do about them. */
export function MemberRow({ member }: { readonly member: DeskMember }) {
  const say = useText();
  const { id, name, role, connected, standing, trouble } = member;
  const own = useRoom((state) => state.self?.id);
  return (
    <li className={styles.row} data-testid="member-row" data-member={id} data-standing={standing}>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          <span>{say(role === 'director' ? 'role-director' : `standing-${standing}`)}</span>
          {!connected && <span className={styles.warn}>{say('stage-lost')}</span>}
          {trouble !== 'none' && <span className={styles.warn}>{say(`trouble-${trouble}`)}</span>}
        </span>
      </span>
      <span className={styles.actions}>
        <StageActions member={member} />
        {id !== own && <RemoveMenu member={member} />}
      </span>
    </li>
  );
}

function StageActions({ member }: { readonly member: DeskMember }) {
  const say = useText();
  const api = useRoomApi();
  const isOver = useDesk((view) => view.phase.at === 'finished', false);
  const { id, name, standing } = member;
  if (isOver) return null;
  if (standing === 'backstage') {
    return (
      <Button
        look="quiet"
        label={say('desk-bring-name', { name })}
        testId="bring"
        onPress={() => void api.command({ type: 'stage.bring', member: id })}
      >
        {say('desk-bring')}
      </Button>
    );
  }
  if (standing !== 'on_stage') return null;
  return (
    <>
      <MuteToggle member={member} source="microphone" />
      <MuteToggle member={member} source="camera" />
      <Button
        look="quiet"
        label={say('desk-dismiss-name', { name })}
        testId="dismiss"
        onPress={() => void api.command({ type: 'stage.dismiss', member: id })}
      >
        {say('desk-dismiss')}
      </Button>
    </>
  );
}

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Video, off: VideoOff },
} as const;

/** Lets somebody be heard or seen, or not; they cannot undo it. */
function MuteToggle({
  member,
  source,
}: {
  readonly member: DeskMember;
  readonly source: keyof typeof icons;
}) {
  const say = useText();
  const api = useRoomApi();
  const isMuted = member.muted[source];
  const Icon = icons[source][isMuted || member.off[source] ? 'off' : 'on'];
  return (
    <Toggle
      look={isMuted ? 'danger' : 'plain'}
      label={say(`desk-mute-${source}`, { name: member.name })}
      isOn={isMuted}
      onChange={(muted) => void api.command({ type: 'media.mute', member: member.id, source, muted })}
      testId={`mute-${source}`}
    >
      <Icon size={20} aria-hidden />
    </Toggle>
  );
}

function RemoveMenu({ member: { id, name } }: { readonly member: DeskMember }) {
  const say = useText();
  const api = useRoomApi();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <MoreMenu
        label={say('desk-more-about', { name })}
        icon={<Ellipsis size={20} aria-hidden />}
        testId="member-more"
        items={[
          {
            id: 'remove',
            text: say('desk-remove'),
            icon: <UserX size={20} aria-hidden />,
            onAction: () => setAsking(true),
          },
        ]}
      />
      {isAsking && (
        <Confirm
          title={say('desk-remove-title', { name })}
          text={say('desk-remove-text')}
          confirm={say('desk-remove')}
          isDestructive
          onConfirm={() => void api.command({ type: 'member.remove', member: id })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
