import { navigate } from 'wouter/use-browser-location';
import { pages } from '../../protocol/pages.ts';
import { telegram } from '../telegram/index.ts';
import { noteStep } from '../telegram/steps.ts';

/** Whether a path is one of the pages that Telegram may frame, and none that needs a policy of its own. */
export function isAppPath(path: string): boolean {
  return Object.values(pages).some(
    (page) => page.framing === 'app' && !('wasm' in page) && patternOf(page.path).test(path),
  );
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);

/**
 * Goes to another page. In Telegram's window a step between pages that it may frame loads nothing anew: a frame whose
 * storage is blocked would forget there who one is. Everything else is a whole page load (protocol/pages.ts).
 */
export function go(path: string): void {
  if (telegram !== null && isAppPath(location.pathname) && isAppPath(path)) step(path);
  else location.assign(path);
}

function step(path: string): void {
  noteStep();
  navigate(path);
  scrollTo(0, 0);
}

/** Lets the links of a page go the way of `go`; to be called once, before there are any. */
export function followLinks(): void {
  if (telegram === null) return;
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return;
    const { origin, pathname, hash } = new URL(link.href);
    if (origin !== location.origin || hash !== '' || !isAppPath(pathname)) return;
    if (!isAppPath(location.pathname)) return;
    event.preventDefault();
    step(pathname);
  });
}
