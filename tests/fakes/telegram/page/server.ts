import { useEffect, useState } from 'react';
import type { InvoiceRef, InvoiceView, Lobby, Mischief, View } from '../local/contract.ts';
import type { ThemeParams } from './theme.ts';

/** What the bot answered to a press, or that it did not. */
export interface PressAnswer {
  readonly text?: string;
  readonly showAlert?: boolean;
  readonly url?: string;
  readonly timedOut?: boolean;
}

export interface Outcome {
  readonly status: 'paid' | 'cancelled' | 'failed' | 'timed_out';
  readonly error?: string;
}

/** What one person may ask the server for. */
export interface Actions {
  readonly start: (payload?: string) => Promise<unknown>;
  readonly send: (chatId: number, text: string, replyTo?: number) => Promise<unknown>;
  readonly press: (chatId: number, messageId: number, data: string) => Promise<PressAnswer>;
  readonly invoice: (ref: InvoiceRef) => Promise<InvoiceView>;
  readonly pay: (ref: InvoiceRef) => Promise<Outcome>;
  launch(request: Launch): Promise<{ readonly url: string }>;
  readonly allowWriting: () => Promise<unknown>;
  readonly block: (blocked: boolean) => Promise<unknown>;
  readonly mischief: (kind: Mischief) => Promise<unknown>;
}

export interface Launch {
  readonly url: string;
  readonly startParam?: string;
  readonly theme: ThemeParams;
  readonly withInitData: boolean;
}

export async function fetchLobby(): Promise<Lobby> {
  const response = await fetch('/local/lobby');
  // The server of this page, started with it.
  return (await response.json()) as Lobby;
}

/** @throws Error with the server's words when it refuses */
async function post<Answer>(who: string, what: string, body: unknown = {}): Promise<Answer> {
  const response = await fetch(`/local/${who}/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  // The server of this page, started with it.
  const answer = (await response.json()) as Answer & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

export function actionsOf(who: string): Actions {
  return {
    start: (payload) => post(who, 'start', { payload }),
    send: (chatId, text, replyTo) => post(who, 'send', { chatId, text, replyTo }),
    press: (chatId, messageId, data) => post(who, 'press', { chatId, messageId, data }),
    invoice: (ref) => post(who, 'invoice', ref),
    pay: (ref) => post(who, 'pay', ref),
    launch: (request) => post(who, 'launch', request),
    allowWriting: () => post(who, 'write-access'),
    block: (blocked) => post(who, 'block', { blocked }),
    mischief: (kind) => post(who, 'mischief', { kind }),
  };
}

/** What a person sees, kept up to date by the server. */
export function useView(who: string): { readonly view: View | undefined; readonly isLost: boolean } {
  const [view, setView] = useState<View>();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const events = new EventSource(`/local/${who}/events`);
    events.onopen = () => setLost(false);
    events.onerror = () => setLost(true);
    events.onmessage = (event: MessageEvent<string>) => setView(JSON.parse(event.data) as View);
    return () => events.close();
  }, [who]);
  return { view, isLost };
}
