import { useEffect, useState } from 'react';
import type { OrderId } from '../../../protocol/ids.ts';
import { type KeptOrder, OrderBook } from '../../session/index.ts';

/**
 * An order as this browser knows it. A secret in the fragment of the address is kept and taken out of the address, so
 * that it is neither shown nor shared by mistake.
 */
export function useKeptOrder(orderId: OrderId): KeptOrder | null {
  const [kept, setKept] = useState(() => keptFromAddress(orderId));
  useEffect(() => {
    // A link opened on the page that it leads to loads nothing anew.
    const onHash = (): void => setKept(keptFromAddress(orderId));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [orderId]);
  return kept;
}

function keptFromAddress(orderId: OrderId): KeptOrder | null {
  const book = new OrderBook();
  const secret = location.hash.slice(1);
  if (secret !== '') {
    book.keep(orderId, secret);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return book.find(orderId);
}
