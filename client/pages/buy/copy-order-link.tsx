import { Link } from 'lucide-react';
import { useState } from 'react';
import type { OrderId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { orderPath } from '../links.ts';
import styles from './buy.module.css';

interface CopyOrderLinkProps {
  readonly orderId: OrderId;
  readonly secret: string;
}

/** A link to the order for another device. Its secret stands in the fragment, which no server ever sees. */
export function CopyOrderLink({ orderId, secret }: CopyOrderLinkProps) {
  const say = useText();
  const [state, setState] = useState<'offered' | 'copied' | 'shown'>('offered');
  const link = new URL(`${orderPath(orderId)}#${secret}`, location.origin).href;
  const copy = (): void => {
    // The clipboard exists in secure contexts only; elsewhere the link itself is shown for copying by hand.
    const clipboard = isSecureContext ? navigator.clipboard.writeText(link) : Promise.reject(new Error());
    clipboard.then(
      () => setState('copied'),
      () => setState('shown'),
    );
  };
  if (state === 'shown') return <code className={styles.address}>{link}</code>;
  return (
    <Button wide icon={<Link size={20} aria-hidden />} testId="copy-order" onPress={copy}>
      {say(state === 'copied' ? 'action-copied' : 'order-copy-link')}
    </Button>
  );
}
