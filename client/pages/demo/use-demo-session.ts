import { queryOptions } from '@tanstack/react-query';
import type { Role, ShowId } from '../../../protocol/ids.ts';
import { demoDoor, forgetSession, openLink, restoreSession, type Session } from '../../session/index.ts';
import type { Scope } from '../queries.ts';
import { type PaneName, paneNames } from './steps.ts';

export const scopeOf = {
  desk: 'demo-desk',
  wings: 'demo-wings',
  house: 'demo-house',
} as const satisfies Record<PaneName, Scope>;
export const roleOf = { desk: 'director', wings: 'actor', house: 'audience' } as const satisfies Record<
  PaneName,
  Role
>;

/** The demonstration once its three doors are open in this tab. */
export interface OpenDemo {
  readonly showId: ShowId;
}

/** The three sessions of this tab: kept ones as long as all of them open the same show, else fresh ones. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: openDemo,
  staleTime: Infinity,
  gcTime: 0,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});

/** Forgets the sessions of this tab, so that the next `openDemo` begins anew. */
export async function forgetDemo(): Promise<void> {
  await Promise.all(paneNames.map((pane) => forgetSession({ scope: scopeOf[pane] })));
}

async function openDemo(): Promise<OpenDemo> {
  const sessions = await Promise.all(paneNames.map((pane) => restoreSession({ scope: scopeOf[pane] })));
  const kept = sessions.map(showOf);
  const [showId] = kept;
  return showId && kept.every((other) => other === showId) ? { showId } : openAnew();
}

async function openAnew(): Promise<OpenDemo> {
  // One after another: the first door makes the show if there is none.
  const showId = await openPane('desk');
  await Promise.all([openPane('wings'), openPane('house')]);
  return { showId };
}

async function openPane(pane: PaneName): Promise<ShowId> {
  const { kind, secret, showId } = await demoDoor(roleOf[pane]);
  await openLink({ kind, secret }, { scope: scopeOf[pane] });
  return showId;
}

function showOf(session: Session | null): ShowId | null {
  return session !== null && 'showId' in session.door ? session.door.showId : null;
}
