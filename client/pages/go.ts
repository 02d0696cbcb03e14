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
 * storage is blocked would forget there who one is. A page that nobody may frame is opened beside such a frame.
 * Everything else is a whole page load (protocol/pages.ts).
 */
export function go(path: string): void {
  const way = wayTo(new URL(path, location.origin));
  if (way === 'step') step(path);
  else if (way === 'beside') telegram?.openLink(new URL(path, location.origin).href);
  else location.assign(path);
}

type Way = 'step' | 'beside' | 'load';

function wayTo({ pathname, hash }: URL): Way {
  if (telegram === null || !isAppPath(location.pathname)) return 'load';
  if (isAppPath(pathname)) return hash === '' ? 'step' : 'load';
  return parent === window ? 'load' : 'beside';
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
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || isWanted(event, link)) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || wayTo(url) === 'load') return;
    event.preventDefault();
    go(url.pathname + url.search + url.hash);
  });
}

/** Whether the browser is asked for something else than the page, as another tab or a file. */
const isWanted = ({ button, metaKey, ctrlKey, shiftKey }: MouseEvent, link: HTMLAnchorElement): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || link.target !== '' || link.hasAttribute('download');
