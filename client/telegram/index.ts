import { hostOrigin, type HostWindow, type Post, postTo, themeFrom } from './bridge.ts';

// What Telegram adds to a window is unknown to the DOM's types; `postTo` looks whether it is there.
const here = globalThis as unknown as HostWindow;

/** Asks something of the Telegram around this page; `null` outside of it. */
export const telegram: Post | null = postTo(here);

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
  listen((eventType, eventData) => {
    if (eventType === 'theme_changed') dress(eventData);
  });
  telegram('iframe_ready');
  telegram('web_app_ready');
  telegram('web_app_expand');
  telegram('web_app_request_theme');
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

/** Ground and text follow Telegram; the stage stays dark, since it has colours of its own (styles/tokens.css). */
function dress(eventData: unknown): void {
  const theme = themeFrom(eventData, matchMedia('(prefers-color-scheme: dark)').matches);
  const { style } = document.documentElement;
  if (theme === null) {
    style.removeProperty('--house');
    style.removeProperty('--light');
    return;
  }
  style.setProperty('--house', theme.ground);
  style.setProperty('--light', theme.text);
}
