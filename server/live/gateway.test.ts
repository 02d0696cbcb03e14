import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memberId } from '../../protocol/room/testing.ts';
import { Guest } from '../../tests/support/guest.ts';
import { silentLog } from '../platform/log.ts';
import { joinWithinMs } from './anteroom.ts';
import type { JoinClaims } from './admission/index.ts';
import { Gateway } from './gateway.ts';
import { TestClock } from './turning.testing.ts';

/** The gateway before rooms that never open, under a clock that the test turns. Each token is a member's number. */
let gateway: Gateway;
let clock: TestClock;
let come: (member: number) => Promise<Guest>;

const claimsOf = (member: number): JoinClaims => ({
  showId: 1 as JoinClaims['showId'], // a literal of the brand, for tests alone
  ...{ sessionId: `session of ${member}`, memberId: memberId(member), role: 'audience', name: 'Нина' },
  ...{ seatHash: 'a', takeOver: false, ticketRevision: 1 },
});

beforeEach(async () => {
  clock = new TestClock();
  const http = createServer();
  gateway = new Gateway(http, {
    rooms: { room: () => new Promise(() => undefined), broadcastThrough: () => undefined },
    joinTokens: { spend: (token) => Promise.resolve(claimsOf(Number(token))) },
    recheck: () => Promise.resolve(),
    rate: () => Promise.resolve(),
    iceServers: () => [],
    clock,
    log: silentLog,
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  // A listening TCP server's address is this object (Node's documentation of server.address()).
  const { port } = http.address() as AddressInfo;
  come = async (member) => {
    const guest = new Guest(new URL(`http://127.0.0.1:${port}`), String(member), 'join');
    await expect.poll(() => guest.socket.connected).toBe(true);
    return guest;
  };
});
afterEach(() => gateway.close());

it('closes a socket that has shaken hands and does not join', async () => {
  const guest = await come(1);
  clock.turn(joinWithinMs - 1);
  const another = await come(2);
  clock.turn(1);
  await expect.poll(() => guest.socket.connected).toBe(false);
  expect(another.socket.connected).toBe(true);
});

it('keeps the newest of a member\u2019s sockets that have not joined', async () => {
  const [first, other] = [await come(1), await come(2)];
  const second = await come(1);
  await expect.poll(() => first.socket.connected).toBe(false);
  expect([second, other].map(({ socket }) => socket.connected)).toEqual([true, true]);
});

it('closes what came by a session that ends, and nothing else', async () => {
  const [taken, another, signed] = [await come(1), await come(2), await come(3)];
  gateway.endSession('session of 1', 'taken_over');
  gateway.endSession('session of 3', 'signed_out');
  await expect.poll(() => [taken, signed].map(({ socket }) => socket.connected)).toEqual([false, false]);
  expect(taken.messages('farewell')).toEqual([[{ reason: 'elsewhere' }]]);
  expect(signed.messages('farewell')).toEqual([[{ reason: 'left' }]]);
  expect(another.socket.connected).toBe(true);
});
