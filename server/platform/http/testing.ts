import type { Express } from 'express';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test asks of the server. */
export interface TestRequest {
  readonly method?: string;
  readonly body?: unknown;
  /** Bearer token. */
  readonly token?: string | undefined;
  /** The client's address as a proxy on loopback would tell it. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
}

/** A server on a free loopback port. */
export interface TestServer {
  readonly origin: string;
  request(path: string, request?: TestRequest): Promise<TestAnswer>;
  close(): Promise<void>;
}

/** Listens with an app; requests with a body are POSTs of JSON unless they say otherwise. */
export async function listen(app: Express): Promise<TestServer> {
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server's address is this object (Node's documentation of server.address()).
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    async request(path, { method, body, token, from, headers } = {}) {
      const response = await fetch(new URL(path, origin), {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        redirect: 'manual',
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(from !== undefined && { 'x-forwarded-for': from }),
          ...headers,
        },
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Posts JSON under another name for the server, as `fetch` does not allow; answers the status. */
export function postUnderName(
  server: TestServer,
  path: string,
  { name, body }: { readonly name: string; readonly body: unknown },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host: name, 'content-type': 'application/json' };
    const asking = request(new URL(path, server.origin), { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end(JSON.stringify(body));
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
