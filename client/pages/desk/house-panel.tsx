import { LogIn, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DeskMember, DeskView } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useDeskTools } from './desk-context.tsx';
import deskStyles from './desk.module.css';
import rowStyles from './row.module.css';
import { HouseRow } from './house-row.tsx';
import styles from './panels.module.css';
import { found, listed, useDesk, useMembers } from './use-desk.ts';

/** A list that is longer than this is searched. */
const searchedFrom = 12;

const emptyStage: DeskView['stage'] = [];
const nobodyRemoved: DeskView['door']['removed'] = [];

/** Everybody in the house, those who wait at its door, and those who had to leave. */
export function HousePanel({ reportLookup }: { readonly reportLookup: ReactNode }) {
  const say = useText();
  const [typed, type] = useState('');
  const members = useMembers();
  const stage = useDesk((view) => view.stage, emptyStage);
  const waiting = listed({ members, stage }, 'waiting');
  const house = listed({ members, stage }, 'house');
  const isLong = waiting.length + house.length > searchedFrom;
  const shown = { waiting: found(waiting, typed), house: found(house, typed) };
  return (
    <div className={styles.column}>
      {(isLong || typed !== '') && <SearchField typed={typed} onType={type} />}
      <div className={deskStyles.scroll} data-desk-rows="house">
        {waiting.length > 0 && (
          <People members={shown.waiting} title={say('desk-group-waiting')}>
            <LetAllIn />
          </People>
        )}
        <People members={shown.house} title={say('desk-group-house')} />
        {house.length === 0 && <p className={deskStyles.empty}>{say('desk-nobody-in-house')}</p>}
        {typed !== '' && shown.waiting.length + shown.house.length === 0 && (
          <p className={deskStyles.empty}>{say('desk-nobody-found')}</p>
        )}
        <Removed />
        {reportLookup}
      </div>
    </div>
  );
}

interface PeopleProps {
  readonly members: readonly DeskMember[];
  readonly title: string;
  readonly children?: ReactNode;
}

function People({ members, title, children }: PeopleProps) {
  if (members.length === 0) return null;
  return (
    <>
      <div className={deskStyles.headingRow}>
        <h2 className={deskStyles.heading}>
          {title}
          <span className={deskStyles.count}>{members.length}</span>
        </h2>
        {children}
      </div>
      <ul>
        {members.map((member) => (
          <HouseRow key={member.id} member={member} />
        ))}
      </ul>
    </>
  );
}

function LetAllIn() {
  const say = useText();
  const desk = useDeskTools();
  return (
    <Button
      look="quiet"
      className={deskStyles.slim}
      icon={<LogIn size={20} aria-hidden />}
      testId="let-all-in"
      onPress={() => void desk.act({ type: 'latecomer.admit' })}
    >
      {say('desk-let-all-in')}
    </Button>
  );
}

function SearchField({
  typed,
  onType,
}: {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}) {
  const say = useText();
  return (
    <label className={styles.search}>
      <Search size={20} aria-hidden />
      <input
        type="search"
        value={typed}
        onChange={({ target }) => onType(target.value)}
        placeholder={say('desk-search')}
        aria-label={say('desk-search')}
        data-testid="desk-search"
      />
    </label>
  );
}

/** Whoever was asked to leave can be let in again. */
function Removed() {
  const say = useText();
  const desk = useDeskTools();
  const removed = useDesk((view) => view.door.removed, nobodyRemoved);
  if (removed.length === 0) return null;
  return (
    <>
      <h2 className={deskStyles.heading}>
        {say('desk-removed')}
        <span className={deskStyles.count}>{removed.length}</span>
      </h2>
      <ul>
        {removed.map(({ id, name }) => (
          <li
            key={id}
            className={rowStyles.row}
            data-testid="removed-row"
            data-desk-row="removed"
            tabIndex={-1}
          >
            <span className={rowStyles.who}>
              <span className={rowStyles.name}>{name}</span>
            </span>
            <Button
              look="quiet"
              label={say('desk-readmit-name', { name })}
              testId="readmit"
              onPress={() => void desk.act({ type: 'member.readmit', member: id })}
            >
              {say('desk-readmit')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
