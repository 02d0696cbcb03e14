import { useQuery, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { askAs, endSession, filesAs, type Session, staffApi } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import doors from '../doors/doors.module.css';
import { placeOf, sessionQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import type { Power } from './powers.ts';
import { type StaffDoor, StaffProvider, useStaff } from './staff-context.tsx';
import { attentionCountQuery } from './staff-queries.ts';
import { TelegramLogin } from './telegram-login.tsx';
import officeStyles from './office.module.css';
import styles from './staff.module.css';

export type StaffPlaceName = 'shows' | 'orders' | 'attention' | 'promo' | 'people';

interface StaffFrameProps {
  readonly title: string;
  readonly place: StaffPlaceName;
  /** What the page takes; without it, it is everybody's who works here. */
  readonly needs?: Power;
  readonly children: ReactNode;
}

/** A page of the staff: for those alone who have come by a link of theirs. */
export function StaffFrame({ title, ...rest }: StaffFrameProps) {
  return (
    <Page title={title}>
      <WithSession {...rest} />
    </Page>
  );
}

function WithSession(props: Omit<StaffFrameProps, 'title'>) {
  const say = useText();
  const { data: session, error, refetch } = useQuery(sessionQuery('staff'));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (session === undefined) return <Waiting text={say('loading')} />;
  if (session?.door.kind !== 'staff') return <NoStaff />;
  return <AtWork door={session.door} session={session} {...props} />;
}

function AtWork({
  session,
  door,
  ...props
}: Omit<StaffFrameProps, 'title'> & { readonly session: Session; readonly door: StaffDoor }) {
  const api = useMemo(() => staffApi(askAs(session), filesAs(session)), [session]);
  return (
    <StaffProvider door={door} api={api}>
      <StaffPlace {...props} />
    </StaffProvider>
  );
}

/** What stands around every page of the staff: where else to go, and who one is here. */
export function StaffPlace({ place, needs, children }: Omit<StaffFrameProps, 'title'>) {
  const say = useText();
  const { may } = useStaff();
  return (
    <div className={styles.page}>
      <StaffNav place={place} />
      {needs === undefined || may(needs) ? (
        children
      ) : (
        <p className={styles.quiet} data-testid="staff-not-yours">
          {say('refusal-forbidden')}
        </p>
      )}
    </div>
  );
}

function StaffNav({ place }: { readonly place: StaffPlaceName }) {
  const say = useText();
  const { door, may } = useStaff();
  const queries = useQueryClient();
  const link = (name: StaffPlaceName, href: string, text: string, badge?: ReactNode) => (
    <a className={styles.navLink} href={href} {...(name === place && { 'aria-current': 'page' as const })}>
      {text}
      {badge}
    </a>
  );
  const leave = async (): Promise<void> => {
    await endSession(placeOf('staff'));
    // What was asked as staff must not be read by whoever comes next to this device.
    queries.removeQueries({ queryKey: ['staff'] });
    queries.setQueryData(sessionQuery('staff').queryKey, null);
  };
  return (
    <div className={styles.bar}>
      <nav ref={showCurrent} className={styles.nav} aria-label={say('staff-nav')}>
        {link('shows', pages.staffShows.path, say('staff-shows'))}
        {may('sell') && link('orders', pages.staffOrders.path, say('staff-orders'))}
        {may('sell') &&
          link('attention', pages.staffAttention.path, say('staff-attention'), <AttentionBadge />)}
        {may('sell') && link('promo', pages.staffPromo.path, say('staff-promo'))}
        {link('people', pages.staffPeople.path, say(may('own') ? 'staff-people' : 'staff-own'))}
      </nav>
      <div className={styles.who}>
        <span>
          {door.name} · {say(`staff-role-${door.role}`)}
        </span>
        <Button
          look="plain"
          icon={<LogOut size={20} aria-hidden />}
          label={say('staff-leave')}
          testId="staff-leave"
          onPress={() => void leave()}
        >
          {null}
        </Button>
      </div>
    </div>
  );
}

/** Where one is stands in view, however many places there are before it; the page itself does not move. */
function showCurrent(nav: HTMLElement | null): void {
  const current = nav?.querySelector('[aria-current]');
  if (nav === null || !(current instanceof HTMLElement)) return;
  const middle = current.offsetLeft - nav.offsetLeft + current.offsetWidth / 2;
  nav.scrollLeft = middle - nav.clientWidth / 2;
}

/** How much waits for a person; nothing while nothing does. */
function AttentionBadge() {
  const say = useText();
  const { api } = useStaff();
  const { data: count = 0 } = useQuery(attentionCountQuery(api));
  if (count === 0) return null;
  return (
    <span
      className={officeStyles.badge}
      role="img"
      aria-label={say('staff-attention-count', { count })}
      data-testid="attention-badge"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}

/** For a browser that no link of the staff was opened in. */
export function NoStaff() {
  const say = useText();
  return (
    <div className={doors.door} data-testid="no-staff">
      <h1 className={doors.title}>{say('staff-none-title')}</h1>
      <p className={doors.text}>{say('staff-none-text')}</p>
      <TelegramLogin purpose="login" />
    </div>
  );
}
