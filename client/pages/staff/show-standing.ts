import type { StaffShow } from '../../../protocol/admin.ts';

/** What the staff call the state of a show. */
export function standingOf({
  status,
  published,
}: Pick<StaffShow, 'status' | 'published'>): 'live' | 'over' | 'cancelled' | 'on_sale' | 'draft' {
  if (status === 'cancelled') return 'cancelled';
  if (status === 'finished') return 'over';
  if (status === 'live') return 'live';
  return published ? 'on_sale' : 'draft';
}

/** Those to come by their date, the nearest first; then those that are over, the latest first. */
export function inOrder<Show extends Pick<StaffShow, 'status' | 'startsAt'>>(
  shows: readonly Show[],
): readonly Show[] {
  const isAhead = ({ status }: Show): boolean => status === 'upcoming' || status === 'live';
  const byDate = (one: Show, other: Show): number => one.startsAt - other.startsAt;
  return [
    ...shows.filter(isAhead).sort(byDate),
    ...shows.filter((show) => !isAhead(show)).sort((one, other) => byDate(other, one)),
  ];
}
