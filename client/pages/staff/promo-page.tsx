import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PromoCodeView, StaffShow } from '../../../protocol/admin.ts';
import { momentText } from '../../i18n/format.ts';
import { type Say, useLanguage, useText } from '../../i18n/language.tsx';
import type { Locale } from '../../i18n/locale.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { priceText } from '../show-facts.tsx';
import { AskedButton } from './asked-button.tsx';
import { PromoForm } from './promo-form.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { promoCodesQuery, staffShowsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

type PromoCode = z.infer<typeof PromoCodeView>;

/** The promo codes of the theatre. */
export default function StaffPromoPage() {
  const say = useText();
  return (
    <StaffFrame title={say('staff-promo')} place="promo" needs="sell">
      <PromoScreen />
    </StaffFrame>
  );
}

/** Every code with what it does and how often it was used; and a new one. */
export function PromoScreen() {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(promoCodesQuery(api));
  const { data: shows } = useQuery(staffShowsQuery(api));
  const titlesOf = (code: PromoCode): readonly string[] =>
    code.showIds.map((id) =>
      titleOf(
        shows?.find((show) => show.id === id),
        id,
        code.categoryIds,
      ),
    );
  return (
    <>
      <h1 className={styles.title}>{say('staff-promo')}</h1>
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data?.length === 0 && <p className={styles.quiet}>{say('staff-promo-none')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.list}>
          {data.map((code) => (
            <li key={code.id}>
              <PromoCard code={code} titles={titlesOf(code)} />
            </li>
          ))}
        </ul>
      )}
      <PromoForm shows={shows ?? []} />
    </>
  );
}

/** A show by its title, with those of its categories that a code is for. */
function titleOf(show: StaffShow | undefined, id: number, categoryIds: readonly number[]): string {
  if (show === undefined) return String(id);
  const chosen = show.categories.filter((category) => categoryIds.includes(category.id));
  if (chosen.length === 0 || chosen.length === show.categories.length) return show.title;
  return `${show.title} (${chosen.map(({ name }) => name).join(', ')})`;
}

/** What a code takes off, in words. */
function worthText({ kind, value, currency }: PromoCode, locale: Locale, say: Say): string {
  if (kind === 'percent') return say('staff-promo-worth-percent', { percent: value });
  if (kind === 'free' || currency === null) return say('staff-promo-worth-free');
  return say('staff-promo-worth-fixed', { amount: priceText({ amount: value, currency }, locale, say) });
}

/** What a code does, how often, and until when. */
function factsOf(code: PromoCode, locale: Locale, say: Say): readonly string[] {
  return [
    worthText(code, locale, say),
    code.limitTotal === null
      ? say('staff-promo-used', { used: code.used })
      : say('staff-promo-used-of', { used: code.used, limit: code.limitTotal }),
    ...(code.validFrom === null
      ? []
      : [say('staff-promo-from', { when: momentText(code.validFrom, locale) })]),
    ...(code.validUntil === null
      ? []
      : [say('staff-promo-until', { when: momentText(code.validUntil, locale) })]),
  ];
}

interface PromoCardProps {
  readonly code: PromoCode;
  /** The shows that it is for; none for all. */
  readonly titles: readonly string[];
}

function PromoCard({ code, titles }: PromoCardProps) {
  const say = useText();
  const { locale } = useLanguage();
  const { api } = useStaff();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.endPromoCode(code.id),
    onSettled: () => queries.invalidateQueries(promoCodesQuery(api)),
  });
  const facts = [...factsOf(code, locale, say), ...titles];
  return (
    <article className={styles.card} aria-label={code.code} data-testid="promo-card">
      <div className={styles.person}>
        <span className={styles.rowText}>
          <strong>{code.code}</strong>
          <span className={styles.quiet}>{facts.join(' · ')}</span>
        </span>
        {code.disabled ? (
          <span className={styles.standing}>{say('staff-promo-ended')}</span>
        ) : (
          <AskedButton
            isDestructive
            look="plain"
            title={say('staff-promo-end-title', { code: code.code })}
            text={say('staff-promo-end-text')}
            confirm={say('staff-promo-end')}
            isDisabled={end.isPending}
            testId="promo-end"
            onConfirm={() => end.mutate()}
          >
            {say('staff-promo-end')}
          </AskedButton>
        )}
      </div>
      {end.error !== null && <StaffTrouble error={end.error} />}
    </article>
  );
}
