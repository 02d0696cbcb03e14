import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostAddresses } from '../../server/media/index.ts';
import { turnCredentials } from '../../server/media/turn/credentials.ts';
import { answersBinding, freePort } from '../../server/media/turn/probe.ts';
import { TurnClient } from '../../server/media/turn/client.ts';
import { type Child, startChild } from '../../server/platform/children.ts';
import { needs } from './programs.ts';

const [address] = hostAddresses();
const { missing, title } = needs('turn/start, as docker-compose.yml runs it', 'turnserver');
const secret = 'a-secret-of-the-installation';

describe.skipIf(missing || address === undefined)(title, () => {
  let folder: string;
  let child: Child;
  let port: number;

  beforeAll(async () => {
    if (address === undefined) expect.fail('no address');
    folder = await mkdtemp(join(tmpdir(), 'turn-start-'));
    port = await freePort(address);
    child = await startChild({
      command: '/bin/sh',
      args: [join(import.meta.dirname, '../../turn/start')],
      env: { TURN_SECRET: secret, PUBLIC_ADDRESS: address, TURN_PORT: String(port), TMPDIR: folder },
      output: { line: () => {} },
    });
    await answersBinding({ address, port }, AbortSignal.timeout(10_000));
  });

  afterAll(async () => {
    await child.stop(['SIGTERM'], 5000);
    await rm(folder, { recursive: true });
  });

  function client(sharedSecret: string): TurnClient {
    const access = turnCredentials({
      secret: sharedSecret,
      urls: [],
      ttlSeconds: 60,
      name: 'member',
      now: Date.now(),
    });
    return new TurnClient({ address: address ?? '', port, ...access });
  }

  test('relays to the public address alone, for members of the house alone', async () => {
    const member = client(secret);
    expect(await member.allocate()).toBe('ok');
    expect(await member.permit(address ?? '')).toBe('ok');
    expect(await member.permit('10.0.0.1')).toBe(403);
    expect(await member.permit('127.0.0.1')).toBe(403);
    member.close();
    const stranger = client('a-secret-of-somebody-else');
    expect(await stranger.allocate()).toBe(401);
    stranger.close();
  });
});
