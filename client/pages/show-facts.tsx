import type { ShowView } from '../../protocol/http.ts';
import type { Money } from '../../protocol/money.ts';
import { languageText, momentText, moneyText, zoneDiffers } from '../i18n/format.ts';
import { type Say, useLanguage, useText } from '../i18n/language.tsx';
import type { Locale } from '../i18n/locale.ts';
import styles from './show-facts.module.css';

interface ShowTimeProps {
  readonly show: Pick<ShowView, 'startsAt' | 'timeZone' | 'status'>;
}

/** When it begins: in the visitor's own zone, with the theatre's beneath where they differ. */
export function ShowTime({ show }: ShowTimeProps) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <p className={styles.when}>
      {show.status === 'live' && <strong className={styles.now}>{say('show-now')}</strong>}
      <time dateTime={new Date(show.startsAt).toISOString()}>{momentText(show.startsAt, locale)}</time>
      {zoneDiffers(show.startsAt, show.timeZone) && (
        <span className={styles.theirs}>
          {say('show-theatre-time', { when: momentText(show.startsAt, locale, show.timeZone) })}
        </span>
      )}
    </p>
  );
}

/** Three facts: how long, in which language, whether one may take part. */
export function ShowFacts({ show }: { readonly show: ShowView }) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <ul className={styles.facts}>
      <li>{say('show-minutes', { minutes: show.durationMinutes })}</li>
      <li>{languageText(show.language, locale)}</li>
      <li>{say(show.takesPart ? 'show-takes-part' : 'show-watch-only')}</li>
    </ul>
  );
}

/** What a seat costs, in each currency that pays for it; of what costs nothing, that it is free. */
export function seatPriceText(prices: readonly Money[], locale: Locale, say: Say): string {
  const texts = prices.map((price) =>
    price.amount === 0 ? say('money-free') : priceText(price, locale, say),
  );
  return [...new Set(texts)].join(' · ');
}

/** A sum; Stars have their own words. */
export function priceText(price: Money, locale: Locale, say: Say): string {
  return moneyText(price, locale) ?? say('money-stars', { amount: price.amount });
}
