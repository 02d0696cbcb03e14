import { tabStore } from '../session/storage.ts';
import { hostOrigin, type HostWindow, postTo, themeFrom } from './bridge.ts';
import { TelegramHost } from './host.ts';
import { type FreshLaunch, takeLaunch } from './launch.ts';
import { insetsFrom, tellInsets } from './insets.ts';

export type { InvoiceStatus, Touch } from './host.ts';
export { showOfStartParam } from './launch.ts';

// What Telegram adds to a window is unknown to the DOM's types; `postTo` looks whether it is there.
const here = globalThis as unknown as HostWindow;

const post = postTo(here);

/** How Telegram has opened this page, out of its address; `null` outside of it. */
export const launch: FreshLaunch | null =
  post === null || typeof document === 'undefined' ? null : takeLaunch(globalThis, tabStore());

/** The Telegram around this page; `null` outside of it. */
export const telegram: TelegramHost | null = post === null ? null : new TelegramHost(post, launch?.version);

/** Where Telegram says something to the page: each of its apps has its own door. */
interface Doors {
  Telegram?: { WebView?: { receiveEvent: Receive } };
  TelegramGameProxy?: { receiveEvent: Receive };
  TelegramGameProxy_receiveEvent?: Receive;
}
type Receive = (eventType: string, eventData: unknown) => void;

/** Call once when a page begins: it takes the height it is given, and the colours of the app around it. */
export function settleInTelegram(): void {
  if (telegram === null) return;
  telegram.on('theme_changed', dress);
  for (const kind of ['safe_area', 'content_safe_area'] as const) {
    telegram.on(`${kind}_changed`, (eventData) => tellInsets(kind, insetsFrom(eventData)));
  }
  listen((eventType, eventData) => telegram.receive(eventType, eventData));
  telegram.post('iframe_ready');
  telegram.post('web_app_ready');
  telegram.post('web_app_expand');
  telegram.post('web_app_request_theme');
  if (telegram.supports('8.0')) {
    telegram.post('web_app_request_safe_area');
    telegram.post('web_app_request_content_safe_area');
  }
}

function listen(receiveEvent: Receive): void {
  Object.assign(globalThis as Doors, {
    Telegram: { WebView: { receiveEvent } },
    TelegramGameProxy: { receiveEvent },
    TelegramGameProxy_receiveEvent: receiveEvent,
  } satisfies Doors);
  globalThis.addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
    if (origin !== hostOrigin(here) || typeof data !== 'string') return;
    try {
      const { eventType, eventData } = JSON.parse(data) as { eventType?: unknown; eventData?: unknown };
      if (typeof eventType === 'string') receiveEvent(eventType, eventData);
    } catch {
      // Not a message of Telegram's.
    }
  });
}

/**
 * What lies on the ground, as parts of a hundred of the text's colour in the ground's: as far from it as they are in our
 * own colours (styles/tokens.css).
 */
const surfaces = { '--velvet': 6, '--velvet-2': 11, '--rule': 20 };

/**
 * Ground, text and what lies between follow Telegram, and so does which of our themes the rest is of, whatever the
 * device's own is; the stage stays dark.
 */
function dress(eventData: unknown): void {
  const theme = themeFrom(eventData);
  const { style, dataset } = document.documentElement;
  if (theme === null) {
    delete dataset['scheme'];
    for (const name of ['--house', '--light', ...Object.keys(surfaces)]) style.removeProperty(name);
    return;
  }
  dataset['scheme'] = theme.scheme;
  style.setProperty('--house', theme.ground);
  style.setProperty('--light', theme.text);
  for (const [name, part] of Object.entries(surfaces)) {
    style.setProperty(name, `color-mix(in srgb, ${theme.text} ${part}%, ${theme.ground})`);
  }
}
