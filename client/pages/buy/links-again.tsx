import { Link } from 'lucide-react';
import type { OrderView } from '../../../protocol/box-office.ts';
import { useText } from '../../i18n/language.tsx';
import type { OpenOrder } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { usePassOn } from '../pass-on.tsx';
import styles from './buy.module.css';

interface LinksAgainProps {
  readonly order: OrderView;
  readonly open: OpenOrder;
}

/** Tickets that were passed on, and that nobody has made their own: neither a lost answer nor a lost message loses one. */
export function LinksAgain({ order, open }: LinksAgainProps) {
  const say = useText();
  const passOn = usePassOn('secret' in open ? open : open.session);
  const count = order.unclaimed.length;
  return (
    <section className={styles.card} aria-labelledby="unclaimed-title" data-testid="unclaimed">
      <h2 id="unclaimed-title" className={styles.label}>
        {say('order-unclaimed', { count })}
      </h2>
      <p className={styles.quiet}>{say('order-unclaimed-text')}</p>
      {order.unclaimed.map((id) => (
        <Button
          key={id}
          wide
          icon={<Link size={20} aria-hidden />}
          testId="link-again"
          onPress={() => passOn.again(id)}
        >
          {say('order-link-again', { number: String(id) })}
        </Button>
      ))}
      {passOn.dialog}
    </section>
  );
}
