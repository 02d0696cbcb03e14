import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import buttonStyles from './button.module.css';
import { classes } from './classes.ts';
import styles from './more-menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly icon: ReactNode;
  readonly onAction: () => void;
}

interface MoreMenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuEntry[];
  readonly testId?: string;
}

/** A few more things to do, behind one button. */
export function MoreMenu({ label, icon, items, testId = 'more' }: MoreMenuProps) {
  return (
    <MenuTrigger>
      <Button
        className={classes(buttonStyles.button, buttonStyles.plain, buttonStyles.icon)}
        aria-label={label}
        data-testid={testId}
      >
        {icon}
      </Button>
      <Popover className={classes(styles.popover)} placement="top end">
        <Menu className={classes(styles.menu)} aria-label={label}>
          {items.map(({ id, text, icon: sign, onAction }) => (
            <MenuItem key={id} id={id} textValue={text} className={classes(styles.item)} onAction={onAction}>
              {sign}
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
