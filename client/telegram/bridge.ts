/*
 * How a Mini App speaks with the Telegram around it (https://docs.telegram-mini-apps.com/platform/methods). Only the
 * few events that a theatre needs: what Telegram does not know yet, it passes over.
 */

/** Asks something of Telegram. */
export type Post = (eventType: string, eventData?: Readonly<Record<string, unknown>>) => void;

interface Listener {
  postMessage(message: string, targetOrigin: string): void;
}

/** What of a window is looked at. */
export interface HostWindow extends Listener {
  /** Mobile apps and Telegram Desktop. */
  readonly TelegramWebviewProxy?: { postEvent(eventType: string, eventData: string): void };
  /** Older desktop apps. */
  readonly external?: { notify?(message: string): void };
  readonly parent: Listener;
  /** Of this page; those that have it in a frame, the nearest first. */
  readonly location?: { readonly ancestorOrigins?: ArrayLike<string> };
}

/** Telegram's page in a browser. */
const webOrigin = 'https://web.telegram.org';

/**
 * Whose page has ours in a frame. The server's `frame-ancestors` lets only Telegram do so, or on a developer's machine
 * what stands for it; a browser that does not say who it is (Firefox) is taken to be in Telegram's own.
 */
export const hostOrigin = ({ location }: HostWindow): string => location?.ancestorOrigins?.[0] ?? webOrigin;

/** The way to the Telegram around this window; `null` outside of it. */
export function postTo(window: HostWindow): Post | null {
  const { TelegramWebviewProxy: proxy, external, parent } = window;
  const message = (eventType: string, eventData: object): string => JSON.stringify({ eventType, eventData });
  if (proxy !== undefined) {
    return (eventType, eventData = {}) => proxy.postEvent(eventType, JSON.stringify(eventData));
  }
  if (external?.notify !== undefined) {
    return (eventType, eventData = {}) => external.notify?.(message(eventType, eventData));
  }
  if (parent !== window) {
    return (eventType, eventData = {}) =>
      parent.postMessage(message(eventType, eventData), hostOrigin(window));
  }
  return null;
}

/** Colours of the Telegram around the page, as `#rrggbb`. */
export interface Theme {
  /** Which of our themes goes with them. */
  readonly scheme: 'dark' | 'light';
  readonly ground: string;
  readonly text: string;
}

const colour = /^#[0-9a-f]{6}$/i;
/** Of text on the ground: enough that it stays 4.5 on cards and buttons too (WCAG 2.2, success criterion 1.4.3). */
const leastContrast = 7;

/** The colours of a `theme_changed` event, if our pages can stand on them: both are told, and the text can be read. */
export function themeFrom(eventData: unknown): Theme | null {
  const { theme_params: params } = recordOf(eventData);
  const { bg_color: ground, text_color: text } = recordOf(params);
  if (!isColour(ground) || !isColour(text)) return null;
  const [one, other] = [luminance(ground), luminance(text)];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  return contrast >= leastContrast ? { scheme: one < other ? 'dark' : 'light', ground, text } : null;
}

const isColour = (value: unknown): value is string => typeof value === 'string' && colour.test(value);

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
