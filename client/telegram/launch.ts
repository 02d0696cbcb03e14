import { z } from 'zod';
import { type KeyValueStore, scoped } from '../session/storage.ts';

/** What Telegram says of itself when it opens a page (https://docs.telegram-mini-apps.com/platform/launch-parameters). */
export interface Launch {
  /** Of the Mini Apps platform that this Telegram speaks, as `8.0`. */
  readonly version: string;
  /** As `ios`, `android`, `tdesktop`, `weba`. */
  readonly platform: string;
  /** Which language the person reads; a hint and no more. */
  readonly language: string | null;
  /** What the link carried that opened the app. */
  readonly startParam: string | null;
}

/** A launch of just now: with what proves who the person is, which is kept nowhere. */
export interface FreshLaunch extends Launch {
  readonly initData: string | null;
}

const Kept = z.object({
  version: z.string(),
  platform: z.string(),
  language: z.string().nullable(),
  startParam: z.string().nullable(),
});

/** Versions are two numbers; what is not one is the oldest. */
const versionShape = /^\d{1,3}(\.\d{1,3})*$/;

/** The parameters out of a fragment; `null` for a fragment of another kind. */
export function launchOf(hash: string): FreshLaunch | null {
  if (!hash.includes('tgWebApp')) return null;
  // A fragment of our own may stand before it.
  const params = new URLSearchParams(hash.slice(Math.max(1, hash.indexOf('tgWebApp'))));
  const version = params.get('tgWebAppVersion') ?? '';
  const initData = params.get('tgWebAppData');
  return {
    version: versionShape.test(version) ? version : '6.0',
    platform: params.get('tgWebAppPlatform') ?? 'unknown',
    language: languageIn(initData),
    startParam: params.get('tgWebAppStartParam') ?? startParamIn(initData),
    initData: initData === '' ? null : initData,
  };
}

const Person = z.object({ language_code: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/) });

function languageIn(initData: string | null): string | null {
  try {
    const person = new URLSearchParams(initData ?? '').get('user');
    return person === null ? null : Person.parse(JSON.parse(person)).language_code;
  } catch {
    return null;
  }
}

const startParamIn = (initData: string | null): string | null =>
  new URLSearchParams(initData ?? '').get('start_param');

/** What of a page is needed to learn how it was opened. */
export interface Opened {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: {
    readonly state: unknown;
    replaceState(state: unknown, title: string, url: string): void;
  };
}

/**
 * The launch of this page, out of its address: there it would be shown, shared, and used again by a reload. The other
 * pages of the tab, and this one after a reload, learn of it by the tab's storage; who the person is stands there never.
 * @returns `null` outside of Telegram
 */
export function takeLaunch({ location, history }: Opened, storage: KeyValueStore): FreshLaunch | null {
  const store = scoped(storage, 'telegram');
  const launch = launchOf(location.hash);
  if (launch === null) {
    const kept = Kept.safeParse(parsed(store.get('launch')));
    return kept.success ? { ...kept.data, initData: null } : null;
  }
  history.replaceState(history.state, '', location.pathname + location.search);
  const { version, platform, language, startParam } = launch;
  store.set('launch', JSON.stringify({ version, platform, language, startParam }));
  return launch;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** The show that a start parameter leads to, as `show_12` or `show_12_poster`; `null` for any other. */
export function showOfStartParam(startParam: string | null): number | null {
  const id = /^show_([1-9]\d{0,9})(?:_|$)/.exec(startParam ?? '')?.[1];
  return id === undefined ? null : Number(id);
}
