import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './demo.module.css';
import { type PaneName, paneNames } from './steps.ts';

interface DemoPaneProps {
  readonly name: PaneName;
  readonly isShown: boolean;
  readonly isCued: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** One of the three places; hidden ones play on. */
export function DemoPane({ name, isShown, isCued, footer, children }: DemoPaneProps) {
  const say = useText();
  return (
    <section
      className={classes(styles.pane, isCued && styles.cued)}
      hidden={!isShown}
      data-testid={`pane-${name}`}
      aria-labelledby={`pane-${name}`}
    >
      <header className={styles.paneHeader}>
        <h2 id={`pane-${name}`} className={styles.paneName}>
          {say(`pane-${name}`)}
        </h2>
        <p className={styles.paneWho}>{say(`pane-${name}-who`)}</p>
      </header>
      <div className={styles.paneBody}>{children}</div>
      {footer}
    </section>
  );
}

interface PaneTabsProps {
  readonly chosen: PaneName;
  readonly onChoose: (pane: PaneName) => void;
  readonly cued: PaneName | null;
}

/** On a phone one place is seen at a time; the one with the next click glows. */
export function PaneTabs({ chosen, onChoose, cued }: PaneTabsProps) {
  const say = useText();
  return (
    <ToggleButtonGroup
      className={classes(styles.tabs)}
      aria-label={say('demo-places')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = paneNames.find((pane) => keys.has(pane));
        if (next !== undefined) onChoose(next);
      }}
    >
      {paneNames.map((pane) => (
        <ToggleButton
          key={pane}
          id={pane}
          className={classes(styles.tab, pane === cued && pane !== chosen && styles.tabCued)}
          data-testid={`tab-${pane}`}
        >
          {say(`pane-${pane}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
