import type { z } from 'zod';
import { ErrorBody } from '../../protocol/http.ts';
import { Refusal } from '../../protocol/refusal.ts';

/** `fetch`, as far as it is used here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  /** Origin of the house, '' for the page's own. */
  readonly baseUrl?: string;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  /** The language that the visitor reads here, which need not be the browser's first. */
  readonly language?: () => string | undefined;
}

export interface CallOptions {
  /** Access token. */
  readonly bearer?: string;
  readonly signal?: AbortSignal;
}

/**
 * The house's HTTP API. Every answer is parsed by its schema; everything that goes wrong is a `Refusal`: the server's
 * own, `unavailable` for a network that failed or was too slow, `internal` for an answer nobody can read.
 */
export class HttpClient {
  readonly #baseUrl: string;
  readonly #fetch: Fetch;
  readonly #timeoutMs: number;
  readonly #language: () => string | undefined;

  constructor({
    baseUrl = '',
    fetch = (url, init) => globalThis.fetch(url, init),
    timeoutMs = 10_000,
    language = documentLanguage,
  }: HttpOptions = {}) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#fetch = fetch;
    this.#timeoutMs = timeoutMs;
    this.#language = language;
  }

  get<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    options: CallOptions = {},
  ): Promise<z.output<Schema>> {
    return this.#call(path, { method: 'GET' }, schema, options);
  }

  post<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    options: CallOptions = {},
  ): Promise<z.output<Schema>> {
    return this.#call(path, { method: 'POST', body: JSON.stringify(body) }, schema, options);
  }

  put<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    options: CallOptions = {},
  ): Promise<z.output<Schema>> {
    return this.#call(path, { method: 'PUT', body: JSON.stringify(body) }, schema, options);
  }

  delete<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    options: CallOptions = {},
  ): Promise<z.output<Schema>> {
    return this.#call(path, { method: 'DELETE' }, schema, options);
  }

  /** A file that the house makes; with a body, by a POST of it. */
  download(path: string, body: unknown, options: CallOptions = {}): Promise<Blob> {
    const init = body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) };
    return this.#ask(path, init, options, async (response) => {
      if (!response.ok) throw refusalOf(response.status, await response.json().catch(unreadable));
      return response.blob();
    });
  }

  patch<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    options: CallOptions = {},
  ): Promise<z.output<Schema>> {
    return this.#call(path, { method: 'PATCH', body: JSON.stringify(body) }, schema, options);
  }

  #call<Schema extends z.ZodType>(
    path: string,
    init: RequestInit,
    schema: Schema,
    options: CallOptions,
  ): Promise<z.output<Schema>> {
    return this.#ask(path, init, options, async (response) => {
      const body: unknown = await response.json().catch(unreadable);
      if (!response.ok) throw refusalOf(response.status, body);
      const parsed = schema.safeParse(body);
      if (parsed.success) return parsed.data;
      throw new Refusal('internal', `${path} answered in another shape`, { cause: parsed.error });
    });
  }

  async #ask<Result>(
    path: string,
    init: RequestInit,
    { bearer, signal }: CallOptions,
    read: (response: Response) => Promise<Result>,
  ): Promise<Result> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (init.body !== undefined) headers['content-type'] = 'application/json';
    const language = this.#language();
    if (language) headers['accept-language'] = language;
    if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`;
    const timed = withTimeout(this.#timeoutMs, signal);
    try {
      const response = await this.#fetch(this.#baseUrl + path, {
        ...init,
        headers,
        // Identity travels in the header alone (cookies are not sent in Telegram's frames).
        credentials: 'omit',
        signal: timed.signal,
      });
      return await read(response);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal('unavailable', `${path} was not reached`, { cause: error });
    } finally {
      timed.done();
    }
  }
}

/** `LanguageProvider` keeps it up to date; outside of a page there is none. */
export const documentLanguage = (): string | undefined =>
  typeof document === 'undefined' ? undefined : document.documentElement.lang;

/** A body cut off by the network is a network failure; one that is no JSON is not ours to understand. */
function unreadable(error: unknown): undefined {
  if (error instanceof SyntaxError) return undefined;
  throw error;
}

/** Why the house says no, out of its answer. */
export function refusalOf(status: number, body: unknown): Refusal {
  const parsed = ErrorBody.safeParse(body);
  if (parsed.success) {
    const { code, retryAfterSeconds } = parsed.data.error;
    return new Refusal(code, `HTTP ${String(status)}`, { retryAfterSeconds });
  }
  // A proxy in front of the house speaks its own words: 502, 503 and 504 mean that the house is away.
  return new Refusal(status >= 502 && status <= 504 ? 'unavailable' : 'internal', `HTTP ${String(status)}`);
}

/** `AbortSignal.any` and `timeout` in one, for the web views that have neither. */
function withTimeout(ms: number, outer?: AbortSignal): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timer = setTimeout(abort, ms);
  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}
