import { type ReactNode, useEffect, useRef } from 'react';
import { pages } from '../../protocol/pages.ts';
import { useText, useTitle } from '../i18n/language.tsx';
import { takeStep } from '../telegram/steps.ts';
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
  const main = useRef<HTMLElement>(null);
  // The link that led here within the same document is gone with its focus.
  useEffect(() => {
    if (takeStep()) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a className={styles.name} href={pages.start.path}>
          {say('product-name')}
        </a>
        <LanguageSwitch />
      </header>
      <main ref={main} tabIndex={-1} className={classes(styles.main, isNarrow && styles.narrow)}>
        {children}
      </main>
    </div>
  );
}
