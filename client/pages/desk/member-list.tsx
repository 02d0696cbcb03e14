import { Minus, Plus } from 'lucide-react';
import { stageLimit } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './desk.module.css';
import { MemberRow } from './member-row.tsx';
import { grouped, useDesk, useMembers } from './use-desk.ts';

/** Everybody of this evening, and how many may stand on stage. */
export function MemberList() {
  const say = useText();
  const members = useMembers();
  const isOver = useDesk((view) => view.phase.at === 'finished', false);
  return (
    <section className={styles.members} aria-label={say('desk-members')}>
      {!isOver && <MaxOnStage />}
      <div className={styles.scroll}>
        {grouped(Object.values(members)).map(({ group, members: people }) => (
          <div key={group}>
            <h2 className={styles.heading}>
              {say(`desk-group-${group}`)}
              <span className={styles.count}>{people.length}</span>
            </h2>
            <ul className={styles.rows}>
              {people.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function MaxOnStage() {
  const say = useText();
  const api = useRoomApi();
  const most = useDesk((view) => view.settings.maxOnStage, 1);
  const now = useDesk((view) => view.stage.length, 0);
  const change = (maxOnStage: number) => (): void =>
    void api.command({ type: 'settings.change', maxOnStage });
  return (
    <div className={styles.most} role="group" aria-label={say('desk-most-label')}>
      <span data-testid="max-on-stage" data-value={most}>
        {say('desk-most', { now, most })}
      </span>
      <Button
        look="plain"
        label={say('desk-fewer')}
        icon={<Minus size={20} aria-hidden />}
        isDisabled={most <= 1}
        onPress={change(most - 1)}
      >
        {null}
      </Button>
      <Button
        look="plain"
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
