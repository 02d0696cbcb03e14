import { protocolVersion } from '../../protocol/socket.ts';
import type { KeyValueStore } from '../session/index.ts';

const key = 'reloaded-for-version';

/**
 * The house speaks another version than this page: loads the page anew, seat kept, but only once, since a page that is
 * still outdated after that would reload for ever. Answers whether it reloads.
 */
export function reloadOutdatedPage(store: KeyValueStore, reload: () => void): boolean {
  if (store.get(key) === String(protocolVersion)) return false;
  store.set(key, String(protocolVersion));
  reload();
  return true;
}

/** The page is understood: should it become outdated later, it may reload again. */
export function pageIsCurrent(store: KeyValueStore): void {
  store.remove(key);
}
