import { z } from 'zod';
import { SessionGrant, TelegramLoginBegun } from '../../protocol/http.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { HttpClient } from './http.ts';
import { Session, type SessionDependencies } from './session.ts';
import { type KeyValueStore, scoped, tabStore } from './storage.ts';

/** What somebody goes to Telegram for: to sign in, or so that they can from now on. */
export type LoginPurpose = 'login' | 'tie';

const Kept = z.object({ transaction: z.string(), purpose: z.enum(['login', 'tie']) });
const placeOf = (store: KeyValueStore): KeyValueStore => scoped(store, 'telegram-login');

/** Begins to sign in by Telegram. @returns where to go; the tab keeps what it must bring back */
export async function beginTelegramLogin(
  purpose: LoginPurpose,
  http = new HttpClient(),
  store = tabStore(),
): Promise<string> {
  const { url, transaction } = await http.post('/api/login/telegram', {}, TelegramLoginBegun);
  placeOf(store).set('asked', JSON.stringify({ transaction, purpose }));
  return url;
}

/** What Telegram sent somebody back with, and what the tab had kept for it. */
export interface LoginReturn {
  readonly purpose: LoginPurpose;
  readonly answer: { readonly code: string; readonly state: string; readonly transaction: string };
}

/** Reads the way back once; `null` for somebody who did not come from there, or has said no. */
export function telegramReturn(search: string, store = tabStore()): LoginReturn | null {
  const query = new URLSearchParams(search);
  const [code, state] = [query.get('code'), query.get('state')];
  const place = placeOf(store);
  const kept = Kept.safeParse(JSON.parse(place.get('asked') ?? 'null'));
  if (code === null || state === null || !kept.success) return null;
  place.remove('asked');
  const { purpose, transaction } = kept.data;
  return { purpose, answer: { code, state, transaction } };
}

/** Signs one of the staff in. @throws Refusal `link_invalid`, `forbidden` for anybody else, `unavailable` */
export async function finishTelegramLogin(
  answer: LoginReturn['answer'],
  dependencies: SessionDependencies,
): Promise<Session> {
  const grant = await dependencies.http.post('/api/login/telegram/finish', answer, SessionGrant);
  return Session.begin(dependencies, grant);
}

/** Ties this Telegram to the session's colleague. @throws Refusal `link_used_elsewhere`, `link_invalid` */
export async function tieTelegram(
  answer: LoginReturn['answer'],
  session: Session | null,
  http = new HttpClient(),
): Promise<void> {
  if (session === null) throw new Refusal('session_expired', 'nobody of the staff is signed in here');
  await session.authorised((bearer) =>
    http.post('/api/login/telegram/tie', answer, z.undefined(), { bearer }),
  );
}
