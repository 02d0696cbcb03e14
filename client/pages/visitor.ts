import { useQuery } from '@tanstack/react-query';
import type { OwnTicket } from '../../protocol/box-office.ts';
import type { ShowId } from '../../protocol/ids.ts';
import type { PersonLanguage } from '../../protocol/people.ts';
import { accountApi, type Session } from '../session/index.ts';
import { sessionQuery, telegramDoor } from './queries.ts';

/** Whom Telegram has signed in here. */
export type User =
  | { readonly at: 'asking' }
  | { readonly at: 'unreached'; readonly error: unknown; readonly retry: () => void }
  /** Telegram has opened this page, and who has it open can be proven no more. */
  | { readonly at: 'stale' }
  | { readonly at: 'nobody' }
  | {
      readonly at: 'known';
      readonly session: Session;
      readonly firstName: string;
      readonly language: PersonLanguage | null;
    };

export function useUser(): User {
  const { data, error, refetch } = useQuery(sessionQuery('user'));
  if (error !== null) return { at: 'unreached', error, retry: () => void refetch() };
  if (data === undefined) return { at: 'asking' };
  if (data?.door.kind === 'user') {
    const { firstName, language } = data.door;
    return { at: 'known', session: data, firstName, language };
  }
  return { at: telegramDoor.isStale ? 'stale' : 'nobody' };
}

/**
 * As who one enters the house of a show. A ticket whose link was opened in this tab for this very show was opened for
 * that; else it is whom Telegram has signed in, and the house finds their ticket.
 * @returns `undefined` while that is not known
 */
export function useHouseScope(showId: ShowId | null): 'ticket' | 'user' | undefined {
  const user = useUser();
  const { data: ticket, error } = useQuery(sessionQuery('ticket'));
  if (error !== null) return 'ticket';
  if (ticket === undefined) return undefined;
  if (ticket?.door.kind === 'ticket' && ticket.door.showId === showId) return 'ticket';
  if (user.at === 'asking') return undefined;
  return user.at === 'nobody' ? 'ticket' : 'user';
}

/** The tickets of whom Telegram has signed in; `undefined` while they are not known. */
export function useOwnTickets(user: User): readonly OwnTicket[] | undefined {
  const session = user.at === 'known' ? user.session : null;
  const { data } = useQuery({
    queryKey: ['me', 'tickets'],
    queryFn: () => (session === null ? [] : accountApi(session).tickets()),
    enabled: session !== null,
  });
  return session === null ? undefined : data;
}
