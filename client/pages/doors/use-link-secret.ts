import { useState } from 'react';

/**
 * The secret of the link with which this page was opened, out of the fragment. `spent` takes it out of the address,
 * so that it is neither shown nor shared nor spent again by a reload.
 */
export function useLinkSecret(): { readonly secret: string | null; readonly spent: () => void } {
  const [secret, setSecret] = useState(() => location.hash.slice(1) || null);
  const spent = (): void => {
    history.replaceState(null, '', location.pathname + location.search);
    setSecret(null);
  };
  return { secret, spent };
}
