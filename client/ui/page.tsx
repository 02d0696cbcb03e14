import type { ReactNode } from 'react';
import { pages } from '../../protocol/pages.ts';
import { useText, useTitle } from '../i18n/language.tsx';
import { classes } from './classes.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './page.module.css';

interface PageProps {
  readonly children: ReactNode;
  readonly isNarrow?: boolean;
  /** What the page is called; without it, the house's name alone. */
  readonly title?: string | undefined;
}

/** The frame of every page outside of the room: name of the house, language, content. */
export function Page({ children, isNarrow = false, title }: PageProps) {
  const say = useText();
  useTitle(title);
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
