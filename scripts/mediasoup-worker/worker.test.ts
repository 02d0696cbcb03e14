import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const execute = promisify(execFile);
const handshake = join(import.meta.dirname, 'handshake.ts');
const worker = process.env['MEDIASOUP_WORKER_BIN'] ?? '';

test('the worker that the house runs completes a DTLS handshake', async () => {
  const { stdout } = await execute(process.execPath, [handshake, worker]);
  expect(stdout.trim()).toMatch(/^it completes a DTLS handshake$|not checked: there is no openssl/);
});

test('a program that is no worker does not pass the check', async () => {
  await expect(execute(process.execPath, [handshake, '/bin/true'])).rejects.toMatchObject({ code: 1 });
});

test('a worker that is given must run', async () => {
  const script = join(import.meta.dirname, 'worker.mjs');
  const given = (path: string) => ({ env: { ...process.env, MEDIASOUP_WORKER_BIN: path } });
  expect((await execute(process.execPath, [script], given(worker))).stdout).toBe(`${worker}\n`);
  await expect(execute(process.execPath, [script], given('/bin/true'))).rejects.toMatchObject({
    stderr: expect.stringContaining('does not run here as a mediasoup-worker'),
  });
});
