import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Fetch, HttpClient } from './http.ts';

const Answer = z.object({ value: z.number() });

const client = (fetch: Fetch) => new HttpClient({ baseUrl: 'http://house/', fetch, timeoutMs: 1_000 });
const answering = (body: unknown, status = 200) =>
  client(() => Promise.resolve(Response.json(body, { status })));

afterEach(() => {
  vi.useRealTimers();
});

test('parses what is answered and drops what nobody knows', async () => {
  await expect(answering({ value: 1, more: 2 }).get('/x', Answer)).resolves.toEqual({ value: 1 });
});

test('sends JSON and the access token, and no cookie', async () => {
  const fetch = vi.fn<Fetch>(() => Promise.resolve(Response.json({ value: 1 })));
  await client(fetch).post('/x', { a: 1 }, Answer, { bearer: 'token' });
  expect(fetch).toHaveBeenCalledExactlyOnceWith(
    'http://house/x',
    expect.objectContaining({
      method: 'POST',
      body: '{"a":1}',
      credentials: 'omit',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: 'Bearer token',
      },
    }),
  );
});

test('says which language the visitor reads', async () => {
  const fetch = vi.fn<Fetch>(() => Promise.resolve(Response.json({ value: 1 })));
  await new HttpClient({ fetch, language: () => 'ru' }).get('/x', Answer);
  expect(fetch.mock.calls[0]?.[1].headers).toEqual({ accept: 'application/json', 'accept-language': 'ru' });
});

describe('what goes wrong is a refusal:', () => {
  test("the server's own, with its time to wait", async () => {
    const refused = answering({ error: { code: 'too_early', retryAfterSeconds: 10 } }, 403).get('/x', Answer);
    await expect(refused).rejects.toMatchObject({ code: 'too_early', retryAfterSeconds: 10 });
  });

  test('unavailable when the network fails', async () => {
    const refused = client(() => Promise.reject(new TypeError('fetch failed'))).get('/x', Answer);
    await expect(refused).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('unavailable when a proxy answers for a house that is away', async () => {
    const page = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(client(page).get('/x', Answer)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('internal for an answer in another shape', async () => {
    await expect(answering({ value: 'one' }).get('/x', Answer)).rejects.toMatchObject({ code: 'internal' });
    const page = () => Promise.resolve(new Response('<h1>Hello</h1>'));
    await expect(client(page).get('/x', Answer)).rejects.toMatchObject({ code: 'internal' });
  });

  test('unavailable when it takes too long, or is called off', async () => {
    vi.useFakeTimers();
    const never: Fetch = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        const stop = () => reject(new DOMException('aborted', 'AbortError'));
        if (signal?.aborted === true) stop();
        signal?.addEventListener('abort', stop);
      });
    const slow = expect(client(never).get('/x', Answer)).rejects.toMatchObject({ code: 'unavailable' });
    await vi.advanceTimersByTimeAsync(1_000);
    await slow;
    const off = client(never).get('/x', Answer, { signal: AbortSignal.abort() });
    await expect(off).rejects.toMatchObject({ code: 'unavailable' });
  });
});
