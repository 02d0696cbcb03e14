import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs, VisuallyHidden } from 'react-aria-components';
import { Chat } from '../../chat/chat.tsx';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import { type DeskState, type TabName, tabs } from './desk-store.ts';
import { HousePanel } from './house-panel.tsx';
import { LinePanel } from './line-panel.tsx';
import { LogPanel } from './log-panel.tsx';
import styles from './panels.module.css';
import { RulesPanel } from './rules-panel.tsx';
import { groupOf, useDesk } from './use-desk.ts';

interface PanelsProps {
  /** Finds the report of a spectator's device check by its code; stands under the list of the house. */
  readonly reportLookup: ReactNode;
}

/** What is needed now and then, one at a time: the chat, the house, the private line, the rules, the log. */
export function Panels({ reportLookup }: PanelsProps) {
  const say = useText();
  const desk = useDeskTools();
  const chosen = useDeskState((state) => state.tab);
  return (
    <Tabs
      className={classes(styles.panels)}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find((name) => name === key);
        if (tab !== undefined && tab !== chosen) desk.choose(tab);
      }}
    >
      <div className={styles.tabBar}>
        <TabList className={classes(styles.tabs)} aria-label={say('desk-tabs')}>
          {tabs.map((tab) => (
            <Tab key={tab} id={tab} className={classes(styles.tab)} data-testid={`desk-tab-${tab}`}>
              {say(`desk-tab-${tab}`)}
              <Waiting tab={tab} />
            </Tab>
          ))}
        </TabList>
        <Button
          look="plain"
          label={say('desk-keys-title')}
          icon={<CircleQuestionMark size={20} aria-hidden />}
          testId="desk-keys-help"
          onPress={() => desk.store.setState({ isHelpOpen: true })}
        >
          {null}
        </Button>
      </div>
      {/* Kept while another tab is in sight: a line half written must not be lost. */}
      <TabPanel id="chat" shouldForceMount className={classes(styles.panel, styles.talk)}>
        <Chat />
      </TabPanel>
      <TabPanel id="house" className={classes(styles.panel)}>
        <HousePanel reportLookup={reportLookup} />
      </TabPanel>
      <TabPanel id="line" shouldForceMount className={classes(styles.panel, styles.talk)}>
        <LinePanel />
      </TabPanel>
      <TabPanel id="rules" className={classes(styles.panel)}>
        <RulesPanel />
      </TabPanel>
      <TabPanel id="log" className={classes(styles.panel)}>
        <LogPanel />
      </TabPanel>
    </Tabs>
  );
}

/** How many wait behind a tab: lines that nobody at this desk has seen, latecomers at the door. */
function Waiting({ tab }: { readonly tab: TabName }) {
  const say = useText();
  const seen = useDeskState((state) => state.seen);
  const isChosen = useDeskState((state) => state.tab === tab);
  const count = useDesk((view) => waitingFor(tab, view, seen), 0);
  if (count === 0 || (isChosen && tab !== 'house')) return null;
  return (
    <>
      <span className={styles.badge} data-testid={`desk-tab-${tab}-count`} aria-hidden>
        {count}
      </span>
      <VisuallyHidden>{say('desk-tab-new', { count })}</VisuallyHidden>
    </>
  );
}

type View = Parameters<Parameters<typeof useDesk>[0]>[0];

function waitingFor(tab: TabName, { lines, notes, members }: View, seen: DeskState['seen']): number {
  switch (tab) {
    case 'chat':
      return lines.filter(({ id }) => id > seen.chat).length;
    case 'line':
      return notes.filter(({ id, to }) => to === 'desk' && id > seen.line).length;
    case 'house':
      return Object.values(members).filter((member) => groupOf(member) === 'waiting').length;
    case 'rules':
    case 'log':
      return 0;
  }
}
