import type { RequestHandler } from 'express';
import helmet, { contentSecurityPolicy } from 'helmet';
import type { IncomingMessage } from 'node:http';

/** How this installation is reached, as far as headers depend on it. */
export interface HeaderOptions {
  /** The address people use; undefined in a demo, which is reached by whatever name it has. */
  readonly publicUrl: URL | undefined;
  /** The demo shows its panes in one page, so its own origin may frame them. */
  readonly demo: boolean;
  /** A page on this machine that stands for Telegram, and may frame what Telegram may. */
  readonly telegramOrigin?: string | undefined;
}

/** Who may frame a page: Telegram (`app`), or nobody (`private`); `data` is no page at all. */
export type Framing = 'app' | 'private' | 'data';

/** Hosts of the Telegram web clients that open Mini Apps in a frame. */
const telegramHosts = [
  'https://web.telegram.org',
  'https://webk.telegram.org',
  'https://webz.telegram.org',
  'https://*.telegram.org',
];

/** The one rule React Aria puts into the page by itself (`touch-action` of pressable elements). */
const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

const permissions = [
  ...['autoplay', 'camera', 'display-capture', 'fullscreen', 'microphone', 'screen-wake-lock'].map(
    (feature) => `${feature}=(self)`,
  ),
  ...['geolocation', 'payment', 'usb', 'serial', 'hid', 'midi'].map((feature) => `${feature}=()`),
].join(', ');

/** Headers of every answer. The policy of pages is added by `contentPolicy`. */
export function securityHeaders({ publicUrl }: HeaderOptions): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      // Who frames a page is said by frame-ancestors alone: this older header cannot name Telegram.
      xFrameOptions: false,
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity:
        publicUrl?.protocol === 'https:' ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', permissions);
      next();
    },
  ];
}

/**
 * The Content-Security-Policy of one group of answers (W3C CSP Level 3).
 * @param runsWasm lets WebAssembly run, for programs that come from this house like every other script; nothing else
 *   is made from text (`'unsafe-eval'`)
 */
export function contentPolicy(framing: Framing, options: HeaderOptions, runsWasm = false): RequestHandler {
  const ancestors = frameAncestors(framing, options);
  if (framing === 'data') {
    return contentSecurityPolicy({
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ancestors },
    });
  }
  return contentSecurityPolicy({
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'", ...(runsWasm ? ["'wasm-unsafe-eval'"] : [])],
      'style-src': ["'self'", reactAriaStyle],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'"],
      'media-src': ["'self'", 'blob:', 'mediastream:'],
      'worker-src': ["'self'"],
      'manifest-src': ["'self'"],
      'connect-src': ["'self'", (request) => socketOrigin(request, options.publicUrl)],
      'frame-src': [options.demo ? "'self'" : "'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'object-src': ["'none'"],
      'frame-ancestors': ancestors,
      ...(options.publicUrl?.protocol === 'https:' && { 'upgrade-insecure-requests': [] }),
    },
  });
}

function frameAncestors(framing: Framing, { demo, telegramOrigin }: HeaderOptions): string[] {
  const own = demo && framing !== 'data' ? ["'self'"] : [];
  const telegram = telegramOrigin === undefined ? telegramHosts : [...telegramHosts, telegramOrigin];
  const foreign = framing === 'app' ? telegram : [];
  return own.length + foreign.length === 0 ? ["'none'"] : [...own, ...foreign];
}

/** Safari before 15.4 does not count the WebSocket of its own host as `'self'`, so it is named. */
function socketOrigin(request: IncomingMessage, publicUrl: URL | undefined): string {
  if (publicUrl !== undefined) return `${publicUrl.protocol === 'https:' ? 'wss' : 'ws'}://${publicUrl.host}`;
  const host = request.headers.host ?? '';
  return /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
