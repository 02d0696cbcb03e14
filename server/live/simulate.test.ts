import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createHttp } from '../platform/http/index.ts';
import { listen, postUnderName, type TestServer } from '../platform/http/testing.ts';
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
  // As a tunnel does that ends on this machine.
  const name = 'theatre.example.org';
  expect(await postUnderName(server, '/api/demo/simulate', { name, body })).toBe(404);
  expect(simulate).not.toHaveBeenCalled();
});
