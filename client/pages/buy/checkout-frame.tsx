import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ShowView } from '../../../protocol/http.ts';
import { useText } from '../../i18n/language.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { showPath } from '../links.ts';
import { ShowTime } from '../show-facts.tsx';
import styles from './buy.module.css';

/** What the tickets are for, above whatever is asked about them. */
export function CheckoutFrame({ show, children }: { readonly show: ShowView; readonly children: ReactNode }) {
  const say = useText();
  return (
    <div className={styles.page} data-testid="checkout">
      <a className={styles.back} href={showPath(show.id)}>
        <ArrowLeft size={20} aria-hidden />
        {say('buy-back')}
      </a>
      <header className={styles.head}>
        <h1 className={styles.title}>{show.title}</h1>
        <ShowTime show={show} />
      </header>
      {children}
    </div>
  );
}

interface NoSaleProps {
  readonly why: 'sold_out' | 'no';
  readonly show: ShowView;
}

/** Why nothing can be bought here. */
export function NoSale({ why, show }: NoSaleProps) {
  const say = useText();
  const isOver = show.status === 'finished' || show.status === 'cancelled';
  return (
    <section className={styles.card} data-testid="no-sale">
      <h2 className={styles.heading}>
        {isOver ? say(`show-${show.status}`) : say(why === 'sold_out' ? 'seats-sold-out' : 'buy-not-here')}
      </h2>
      <p className={styles.quiet}>{say(why === 'sold_out' ? 'buy-sold-out' : 'buy-not-here-text')}</p>
      <LinkButton wide href={showPath(show.id)}>
        {say('buy-to-show')}
      </LinkButton>
    </section>
  );
}
