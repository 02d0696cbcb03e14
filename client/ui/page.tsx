import type { ReactNode } from 'react';
import { pages } from '../../protocol/pages.ts';
import { useText } from '../i18n/language.tsx';
import { classes } from './classes.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './page.module.css';

interface PageProps {
  readonly children: ReactNode;
  readonly isNarrow?: boolean;
}

/** The frame of every page outside of the room: name of the house, language, content. */
export function Page({ children, isNarrow = false }: PageProps) {
  const say = useText();
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a className={styles.name} href={pages.start.path}>
          {say('product-name')}
        </a>
        <LanguageSwitch />
      </header>
      <main className={classes(styles.main, isNarrow && styles.narrow)}>{children}</main>
    </div>
  );
}
