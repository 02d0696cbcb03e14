import { Ticket, UserRound } from 'lucide-react';
import type { OwnTicket } from '../../protocol/box-office.ts';
import { pages } from '../../protocol/pages.ts';
import { momentText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/language.tsx';
import { LinkButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { housePath } from './links.ts';
import { MainLink } from './main-link.tsx';
import { ShowTime } from './show-facts.tsx';
import styles from './start.module.css';
import { type User, useOwnTickets } from './visitor.ts';

/** For whom we know: their next evening with the way in, their tickets, and what we know of them. */
export function Greeting({ user }: { readonly user: Extract<User, { at: 'known' }> }) {
  return <GreetingCard name={user.firstName} tickets={useOwnTickets(user) ?? []} />;
}

interface GreetingCardProps {
  readonly name: string;
  readonly tickets: readonly OwnTicket[];
}

export function GreetingCard({ name, tickets }: GreetingCardProps) {
  const say = useText();
  const next = tickets
    .filter(({ show }) => show.status === 'upcoming' || show.status === 'live')
    .toSorted((one, other) => one.show.startsAt - other.show.startsAt)[0];
  return (
    <section className={styles.greeting} data-testid="greeting">
      <h1 className={styles.hello}>{say('start-hello', { name })}</h1>
      {next !== undefined && <NextEvening ticket={next} />}
      <nav className={styles.ways} aria-label={say('start-yours')}>
        <LinkButton href={pages.tickets.path} icon={<Ticket size={20} aria-hidden />} testId="to-tickets">
          {say('tickets-title')}
        </LinkButton>
        <LinkButton href={pages.profile.path} icon={<UserRound size={20} aria-hidden />} testId="to-profile">
          {say('profile-title')}
        </LinkButton>
      </nav>
    </section>
  );
}

function NextEvening({ ticket: { show, doorsAt, isOpen } }: { readonly ticket: OwnTicket }) {
  const say = useText();
  const { locale } = useLanguage();
  const mayCome = useNow() >= doorsAt || isOpen;
  return (
    <article className={styles.next} data-testid="next-evening">
      <p className={styles.quiet}>{say('start-next')}</p>
      <h2 className={styles.nextTitle}>{show.title}</h2>
      <ShowTime show={show} />
      {mayCome ? (
        <MainLink href={housePath(show.id)} label={say('ticket-enter')} testId="enter" />
      ) : (
        <p className={styles.quiet}>{say('ticket-doors', { when: momentText(doorsAt, locale) })}</p>
      )}
    </article>
  );
}
