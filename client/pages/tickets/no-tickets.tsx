import { Ticket } from 'lucide-react';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { MainLink } from '../main-link.tsx';
import { ToBot } from '../to-bot.tsx';
import styles from './tickets.module.css';

/** Nothing yet, and where tickets are. */
export function NoTickets({ text }: { readonly text: 'tickets-none' | 'tickets-none-browser' }) {
  const say = useText();
  return (
    <div className={styles.none} data-testid="no-tickets">
      <Ticket size={40} aria-hidden />
      <p>{text === 'tickets-none' ? say('tickets-none') : say('tickets-none-browser')}</p>
      {text === 'tickets-none-browser' && <ToBot text={say('action-open-telegram')} />}
      <MainLink href={pages.start.path} label={say('tickets-to-bill')} testId="to-bill" />
    </div>
  );
}
