import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import type { StaffShow } from '../../../protocol/admin.ts';
import type { Reception, Reviews } from '../../../protocol/reception.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { StarsGiven } from '../../ui/stars.tsx';
import { Button } from '../../ui/button.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useStaff } from './staff-context.tsx';
import { receptionQuery, reviewsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import { TableButton } from './table-buttons.tsx';
import receptionStyles from './reception.module.css';
import styles from './staff.module.css';

interface ReceptionProps {
  readonly show: StaffShow;
}

/** How a show was: what spectators think of it, how many came, and what they wrote. */
export function ReceptionCard({ show }: ReceptionProps) {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(receptionQuery(api, show.id));
  return (
    <section className={styles.card} aria-labelledby="reception-title" data-testid="reception">
      <h2 id="reception-title" className={styles.heading}>
        {say('staff-reception')}
      </h2>
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data !== undefined && <Attendance reception={data} />}
      {data !== undefined && <Rated reception={data} show={show} />}
    </section>
  );
}

function Attendance({ reception: { tickets, came, medianMinutes } }: { readonly reception: Reception }) {
  const say = useText();
  if (tickets === 0) return <p className={styles.quiet}>{say('staff-reception-no-tickets')}</p>;
  return (
    <p data-testid="attendance">
      {say('staff-reception-came', { came, tickets })}{' '}
      {medianMinutes !== null && say('staff-reception-minutes', { minutes: Math.floor(medianMinutes) })}
    </p>
  );
}

function Rated({ reception, show }: ReceptionProps & { readonly reception: Reception }) {
  const say = useText();
  const { locale } = useLanguage();
  const { api } = useStaff();
  const { average, stars } = reception;
  if (average === null) return <p className={styles.quiet}>{say('staff-reception-none')}</p>;
  const count = stars.reduce((sum, times) => sum + times, 0);
  const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <>
      <p className={receptionStyles.average} data-testid="average">
        <Star size={28} aria-hidden data-lit />
        <strong>{shown.format(average)}</strong>
        <span className={styles.quiet}>{say('staff-reception-count', { count })}</span>
      </p>
      <Distribution stars={stars} most={Math.max(...stars)} />
      <Said showId={show.id} />
      <TableButton
        text={say('staff-table-ratings')}
        name={`ratings-${String(show.id)}.csv`}
        ask={() => api.showTable(show.id, 'ratings')}
        testId="table-ratings"
      />
    </>
  );
}

/** How often each number of stars was given, the most stars first. */
function Distribution({ stars, most }: { readonly stars: Reception['stars']; readonly most: number }) {
  const say = useText();
  return (
    <ul className={receptionStyles.bars}>
      {stars
        .map((times, index) => ({ times, count: index + 1 }))
        .toReversed()
        .map(({ times, count }) => (
          <li key={count}>
            <span>{say('rating-stars', { count })}</span>
            <span className={receptionStyles.track} aria-hidden>
              <span
                className={receptionStyles.fill}
                style={{ width: `${String(most === 0 ? 0 : (times / most) * 100)}%` }}
              />
            </span>
            <span className={receptionStyles.times}>{times}</span>
          </li>
        ))}
    </ul>
  );
}

function Said({ showId }: { readonly showId: StaffShow['id'] }) {
  const say = useText();
  const { api } = useStaff();
  const query = useInfiniteQuery(reviewsQuery(api, showId));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const retry = (): void => void (data === undefined ? refetch() : fetchNextPage());
  const reviews = data?.pages.flatMap((page) => page.reviews);
  return (
    <>
      <h3 className={receptionStyles.words}>{say('staff-reviews')}</h3>
      {reviews === undefined && error === null && <Waiting text={say('loading')} />}
      {reviews?.length === 0 && <p className={styles.quiet}>{say('staff-reviews-none')}</p>}
      {reviews !== undefined && reviews.length > 0 && <ReviewList reviews={reviews} />}
      {error !== null && <StaffTrouble error={error} onRetry={retry} />}
      {hasNextPage && error === null && (
        <Button isPending={isFetchingNextPage} testId="more-reviews" onPress={() => void fetchNextPage()}>
          {say('staff-reviews-more')}
        </Button>
      )}
    </>
  );
}

function ReviewList({ reviews }: { readonly reviews: Reviews['reviews'] }) {
  const { locale } = useLanguage();
  return (
    <ul className={receptionStyles.reviews}>
      {reviews.map(({ stars, text, at }, index) => (
        // Reviews have no number of their own, and stay in their order.
        <li key={index} data-testid="staff-review">
          <p className={receptionStyles.given}>
            <StarsGiven stars={stars} />
            <time className={styles.quiet} dateTime={new Date(at).toISOString()}>
              {momentText(at, locale)}
            </time>
          </p>
          <blockquote className={receptionStyles.text}>{text}</blockquote>
        </li>
      ))}
    </ul>
  );
}
