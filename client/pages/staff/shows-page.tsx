import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Plus } from 'lucide-react';
import type { StaffShow } from '../../../protocol/admin.ts';
import { pages } from '../../../protocol/pages.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { staffShowPath } from '../links.ts';
import { inOrder, standingOf } from './show-standing.ts';
import { useStaff } from './staff-context.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { staffShowsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

/** Every show of the theatre, the nearest first. */
export default function StaffShowsPage() {
  const say = useText();
  return (
    <StaffFrame title={say('staff-shows')} place="shows">
      <ShowsScreen />
    </StaffFrame>
  );
}

/** The list, and the way to a new show for whoever may make one. */
export function ShowsScreen() {
  const say = useText();
  const { api, may } = useStaff();
  const { data, error, refetch } = useQuery(staffShowsQuery(api));
  const isEmpty = data?.length === 0;
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{say('staff-shows')}</h1>
        {may('sell') && !isEmpty && <NewShow text={say('staff-new-show')} />}
      </header>
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {isEmpty && (
        <div className={styles.empty} data-testid="no-shows">
          <p className={styles.quiet}>{say(may('sell') ? 'staff-shows-none' : 'staff-shows-none-yet')}</p>
          {may('sell') && <NewShow text={say('staff-first-show')} />}
        </div>
      )}
      {data !== undefined && !isEmpty && (
        <ul className={styles.list}>
          {inOrder(data).map((show) => (
            <li key={show.id}>
              <ShowRow show={show} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function NewShow({ text }: { readonly text: string }) {
  return (
    <LinkButton
      look="primary"
      href={pages.staffNewShow.path}
      icon={<Plus size={20} aria-hidden />}
      testId="new-show"
    >
      {text}
    </LinkButton>
  );
}

function ShowRow({ show }: { readonly show: StaffShow }) {
  const { locale } = useLanguage();
  const standing = standingOf(show);
  return (
    <a className={styles.row} href={staffShowPath(show.id)} data-testid="staff-show" data-standing={standing}>
      <span className={styles.rowText}>
        <strong className={styles.rowTitle}>{show.title}</strong>
        <time className={styles.quiet} dateTime={new Date(show.startsAt).toISOString()}>
          {momentText(show.startsAt, locale, show.timeZone)}
        </time>
        <span className={styles.facts}>
          <Standing show={show} />
          <Seats show={show} />
        </span>
      </span>
      <ChevronRight size={20} aria-hidden />
    </a>
  );
}

/** How many seats are sold; of a show that was called off, how many tickets are given back. */
export function Seats({ show }: { readonly show: StaffShow }) {
  const say = useText();
  const { status, sold, capacity, givenBack } = show;
  return (
    <span data-testid="staff-seats">
      {status === 'cancelled'
        ? say('staff-given-back', { back: givenBack, all: givenBack + sold })
        : say('staff-sold', { sold, capacity })}
    </span>
  );
}

/** Whether a show is a draft, on sale, or over. */
export function Standing({ show }: { readonly show: StaffShow }) {
  const say = useText();
  const standing = standingOf(show);
  return (
    <span className={styles.standing} data-standing={standing}>
      {say(`staff-standing-${standing}`)}
    </span>
  );
}
