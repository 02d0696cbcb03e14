import { useState } from 'react';
import { lastingStore } from '../../session/index.ts';

const key = 'rampa/unmirrored';

/** Whether one sees oneself as in a mirror, as most want it: a matter of this device, and of nobody else. */
export function useMirrorChoice(): readonly [boolean, (isMirrored: boolean) => void] {
  const [isMirrored, setMirrored] = useState(() => lastingStore().get(key) === null);
  const choose = (mirrored: boolean): void => {
    setMirrored(mirrored);
    const store = lastingStore();
    if (mirrored) store.remove(key);
    else store.set(key, '1');
  };
  return [isMirrored, choose];
}
