import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Chat } from '../../chat/chat.tsx';
import { lastOf } from '../../chat/unread.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { DeskLine } from './desk-line.tsx';
import { notesOf } from './notes.ts';
import styles from './words.module.css';

const panels = ['desk', 'chat'] as const;
type Panel = (typeof panels)[number];

/** What is written: the line to the desk, and the chat of the house. What is new in the other one has a dot. */
export function Words() {
  const say = useText();
  const [shown, show] = useState<Panel>('desk');
  const last: Record<Panel, number> = {
    desk: useRoom((state) => lastOf(notesOf(state))),
    chat: useRoom(({ room }) => lastOf(room?.view.lines ?? [])),
  };
  const [read, setRead] = useState(last);
  if (read[shown] !== last[shown]) setRead({ ...read, [shown]: last[shown] });
  return (
    <Tabs
      className={classes(styles.words)}
      selectedKey={shown}
      onSelectionChange={(key) => show(panels.find((panel) => panel === key) ?? 'desk')}
    >
      <TabList className={classes(styles.tabs)} aria-label={say('wings-words')}>
        {panels.map((panel) => (
          <Tab key={panel} id={panel} className={classes(styles.tab)} data-testid={`words-${panel}`}>
            {say(`wings-words-${panel}`)}
            {last[panel] > read[panel] && panel !== shown && <New />}
          </Tab>
        ))}
      </TabList>
      <Shown id="desk">
        <DeskLine />
      </Shown>
      <Shown id="chat">
        <Chat />
      </Shown>
    </Tabs>
  );
}

function New() {
  const say = useText();
  return (
    <span className={styles.new} role="img" aria-label={say('wings-words-new')} data-testid="words-new" />
  );
}

const Shown = ({ id, children }: { readonly id: Panel; readonly children: ReactNode }) => (
  <TabPanel id={id} className={classes(styles.panel)}>
    {children}
  </TabPanel>
);
