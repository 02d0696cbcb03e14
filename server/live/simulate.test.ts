import { request } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestServer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { simulateRoutes } from './simulate.ts';

const simulate = vi.fn(() => Promise.resolve());
let server: TestServer;
beforeAll(async () => {
  const options = { clientFolder: undefined, publicUrl: undefined, demo: true, trustProxy: 'loopback' };
  server = await listen(createHttp({ ...options, log: silentLog, routers: [simulateRoutes(simulate)] }));
});
afterAll(() => server.close());

const body = { showId: 1, fault: 'worker-death' };

test('this machine asks for a fault, and nobody else', async () => {
  expect((await server.request('/api/demo/simulate', { body })).status).toBe(204);
  expect(simulate).toHaveBeenCalledExactlyOnceWith(1, 'worker-death');
  simulate.mockClear();
  expect((await server.request('/api/demo/simulate', { body, from: '192.0.2.1' })).status).toBe(404);
  expect(await askUnderName('theatre.example.org')).toBe(404);
  expect(simulate).not.toHaveBeenCalled();
});

/** As a tunnel does that ends on this machine; `fetch` may not choose the name it asks for. */
function askUnderName(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'content-type': 'application/json' };
    const asking = request(`${server.origin}/api/demo/simulate`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end(JSON.stringify(body));
  });
}
