import { Send } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ShowView } from '../../../protocol/http.ts';
import { useText } from '../../i18n/language.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { BackLink } from '../back-link.tsx';
import { botStartLink, showPath } from '../links.ts';
import { ShowTime } from '../show-facts.tsx';
import styles from './buy.module.css';

interface CheckoutFrameProps {
  readonly show: ShowView;
  /** What the page is about now. */
  readonly step: 'choosing' | 'held';
  readonly children: ReactNode;
}

/** What the tickets are for, above whatever is asked about them. */
export function CheckoutFrame({ show, step, children }: CheckoutFrameProps) {
  const say = useText();
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  // The button that led to the next step is gone with its focus; a screen reader goes on where the new step begins.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    content.current?.focus();
  }, [step]);
  return (
    <div className={styles.page} data-testid="checkout">
      <BackLink href={showPath(show.id)} text={say('buy-back')} />
      <header className={styles.head}>
        <h1 className={styles.title}>{show.title}</h1>
        <ShowTime show={show} />
      </header>
      <div ref={content} tabIndex={-1} className={styles.content}>
        {children}
      </div>
    </div>
  );
}

interface NoSaleProps {
  readonly why: 'sold_out' | 'in_telegram' | 'no';
  readonly show: ShowView;
  readonly botLink: string | null;
}

/** Why nothing can be bought here. */
export function NoSale({ why, show, botLink }: NoSaleProps) {
  const say = useText();
  if (why === 'in_telegram') return <SoldInTelegram show={show} botLink={botLink} />;
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

/** What is sold for Stars is sold in Telegram alone: the bot takes one on from here. */
function SoldInTelegram({ show, botLink }: Omit<NoSaleProps, 'why'>) {
  const say = useText();
  return (
    <section className={styles.card} data-testid="sold-in-telegram">
      <h2 className={styles.heading}>{say('buy-in-telegram')}</h2>
      <p className={styles.quiet}>{say('buy-in-telegram-text')}</p>
      {botLink === null ? (
        <LinkButton wide href={showPath(show.id)}>
          {say('buy-to-show')}
        </LinkButton>
      ) : (
        <LinkButton
          look="primary"
          wide
          newTab
          href={botStartLink(botLink, `show_${String(show.id)}`)}
          icon={<Send size={20} aria-hidden />}
          testId="to-bot"
        >
          {say('action-open-telegram')}
        </LinkButton>
      )}
    </section>
  );
}
