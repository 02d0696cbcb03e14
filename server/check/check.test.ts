import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CheckReport, LoopEcho, LoopOpened, LoopProduced, ReportMade } from '../../protocol/check.ts';
import { ErrorBody } from '../../protocol/http.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { Sfu } from '../media/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createTestDatabase } from '../platform/database/testing.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestAnswer, type TestServer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { findWorkerPath } from '../worker-path.ts';
import { checkRoutes, Loops, Reports } from './index.ts';
import { mostLoops, mostLoopsOfAddress } from './loops.ts';

const turn = { urls: ['turn:127.0.0.1:3478'], username: 'u', credential: 'c' };
const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
const dtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: `${'AA:'.repeat(31)}AA` }],
};
const dayMs = 24 * 3_600_000;

let sfu: Sfu;
let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  const media = { basePort: 0, publicAddress: '127.0.0.1', workerBin: findWorkerPath(process.env) };
  sfu = await Sfu.start({ count: 1, ...media }, silentLog);
});
afterAll(() => Promise.all([sfu.close(), db.close()]));

interface Checks {
  readonly server: TestServer;
  readonly loops: Loops;
  readonly reports: Reports;
  advance(ms: number): void;
}

/** The checks of a house; who says `cast` is of the cast. */
async function open(lifeMs?: number): Promise<Checks> {
  let offset = 0;
  const loops = new Loops({ plane: sfu, iceServers: () => [turn], ...(lifeMs !== undefined && { lifeMs }) });
  const reports = new Reports({
    ...{ prisma: db.prisma, log: silentLog, pruneMs: 20 },
    now: () => Date.now() + offset,
  });
  const mayRead = (bearer: string | undefined): Promise<boolean> =>
    bearer === 'old'
      ? Promise.reject(new Refusal('session_expired', 'old'))
      : Promise.resolve(bearer === 'cast');
  const app = createHttp({
    ...{ log: silentLog, clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    routers: [checkRoutes({ loops, reports, mayRead })],
  });
  const server = await listen(app);
  onTestFinished(async () => {
    await Promise.all([server.close(), loops.close(), reports.close()]);
  });
  return { server, loops, reports, advance: (ms) => (offset += ms) };
}

const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
const verdictOf = (answer: TestAnswer): string => {
  const refused = ErrorBody.safeParse(answer.json);
  return refused.success ? `${answer.status} ${refused.data.error.code}` : String(answer.status);
};
const openLoop = ({ server }: Checks, from = someAddress()) =>
  server.request('/api/check/loops', { body: {}, from });
const step = ({ server }: Checks, name: string, body: object) =>
  server.request(`/api/check/loops/${name}`, { body });

describe('a loop over HTTP', () => {
  test('is opened with a way through TURN, takes its steps and closes', async () => {
    const checks = await open();
    const opened = LoopOpened.parse((await openLoop(checks)).json);
    expect(opened.iceServers).toEqual([turn]);
    expect(opened.send.id).not.toBe(opened.receive.id);
    const { loop, rtpCapabilities } = opened;
    for (const direction of ['send', 'receive', 'send']) {
      expect(verdictOf(await step(checks, 'connect', { loop, direction, dtlsParameters }))).toBe('200');
    }
    const rtpParameters = { mid: '0', codecs: [opus], encodings: [{ ssrc: 4711 }] };
    const produced = await step(checks, 'produce', { loop, source: 'microphone', rtpParameters });
    const { producerId } = LoopProduced.parse(produced.json);
    const echo = await step(checks, 'consume', { loop, source: 'microphone', rtpCapabilities });
    expect(LoopEcho.parse(echo.json)).toMatchObject({ producerId, kind: 'audio' });
    expect(verdictOf(await step(checks, 'ready', { loop }))).toBe('200');
    expect(verdictOf(await step(checks, 'close', { loop }))).toBe('200');
    expect(checks.loops.size).toBe(0);
    expect(verdictOf(await step(checks, 'ready', { loop }))).toBe('400 media_unknown');
    expect(verdictOf(await step(checks, 'close', { loop }))).toBe('200');
  });

  test('takes nothing that a browser would not say', async () => {
    const checks = await open();
    const { loop } = LoopOpened.parse((await openLoop(checks)).json);
    for (const [name, body] of [
      ['connect', { loop, direction: 'send', dtlsParameters: { fingerprints: [] } }],
      ['connect', { loop, direction: 'sideways', dtlsParameters }],
      ['produce', { loop, source: 'screen', rtpParameters: { codecs: [opus], encodings: [{ ssrc: 1 }] } }],
      ['produce', { loop, source: 'microphone', rtpParameters: { codecs: [opus] } }],
      ['consume', { loop, source: 'microphone', rtpCapabilities: { codecs: 'all' } }],
      ['ready', { loop: 'guessed' }],
      ['ready', { loop, more: true }],
    ] as const) {
      expect(verdictOf(await step(checks, name, body)), JSON.stringify(body)).toBe('400 bad_request');
    }
    expect(verdictOf(await step(checks, 'ready', { loop: 'A'.repeat(43) }))).toBe('400 media_unknown');
    const { server } = checks;
    expect(verdictOf(await server.request('/api/check/loops', { body: { room: 1 } }))).toBe(
      '400 bad_request',
    );
  });

  test('is one of few, and no address has them all', async () => {
    const checks = await open();
    const [one, two] = [someAddress(), someAddress()];
    for (let n = 0; n < mostLoopsOfAddress; n += 1) {
      expect(verdictOf(await openLoop(checks, one))).toBe('200');
    }
    expect(verdictOf(await openLoop(checks, one))).toBe('429 too_many_requests');
    for (let n = mostLoopsOfAddress; n < mostLoops; n += 1) {
      expect(verdictOf(await openLoop(checks, two))).toBe('200');
    }
    const full = await openLoop(checks);
    expect(verdictOf(full)).toBe('503 unavailable');
    expect(full.headers.get('retry-after')).toBe('5');
  });

  test('closes by itself', async () => {
    const checks = await open(50);
    const { loop } = LoopOpened.parse((await openLoop(checks)).json);
    await expect.poll(() => checks.loops.size).toBe(0);
    expect(verdictOf(await step(checks, 'ready', { loop }))).toBe('400 media_unknown');
  });

  test('frees its place when its worker dies', async () => {
    const checks = await open();
    expect(verdictOf(await openLoop(checks))).toBe('200');
    const [pid = 0] = await sfu.pids();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => checks.loops.size).toBe(0);
    await expect.poll(async () => verdictOf(await openLoop(checks))).toBe('200');
  });
});

const report = {
  findings: {
    ...{ browser: 'good', speaker: 'good', microphone: 'good', camera: 'black' },
    ...{ direct: 'good', relay: 'absent' },
  },
  agent: { browser: 'firefox', system: 'linux' },
};

describe('a report', () => {
  const make = async ({ server }: Checks) => {
    const answer = await server.request('/api/check/reports', { body: report, from: someAddress() });
    return ReportMade.parse(answer.json);
  };
  const look = ({ server }: Checks, code: string, token?: string) =>
    server.request(`/api/check/reports/${encodeURIComponent(code)}`, { token, from: someAddress() });

  test('is found by the cast, by its code as it is said', async () => {
    const checks = await open();
    const { code, expiresAt } = await make(checks);
    expect(expiresAt - Date.now()).toBeGreaterThan(6.9 * dayMs);
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`;
    const found = CheckReport.parse((await look(checks, typed, 'cast')).json);
    expect(found).toMatchObject({ code, ...report });
  });

  test('is to others what an unknown one is to the cast', async () => {
    const checks = await open();
    const { code } = await make(checks);
    const answers = await Promise.all([
      look(checks, code),
      look(checks, code, 'ticket'),
      look(checks, 'AAAAAA', 'ticket'),
      look(checks, 'AAAAAA', 'cast'),
      look(checks, 'no code at all', 'cast'),
    ]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(verdictOf)).toEqual(Array(5).fill('404 not_found'));
    expect(verdictOf(await look(checks, code, 'old'))).toBe('401 session_expired');
    expect(verdictOf(await look(checks, 'AAAAAA', 'old'))).toBe('401 session_expired');
  });

  test('takes no words of its own', async () => {
    const { server } = await open();
    for (const body of [{}, { ...report, note: 'x' }, { ...report, agent: { browser: 'x', system: 'y' } }]) {
      expect(verdictOf(await server.request('/api/check/reports', { body }))).toBe('400 bad_request');
    }
  });

  test('is gone after a week', async () => {
    const checks = await open();
    const { code } = await make(checks);
    checks.advance(8 * dayMs);
    expect(verdictOf(await look(checks, code, 'cast'))).toBe('404 not_found');
    expect(await db.prisma.checkReport.count({ where: { code } })).toBe(1);
    await checks.reports.start();
    expect(await db.prisma.checkReport.count({ where: { code } })).toBe(0);
  });
});
