import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Client } from 'pg';
import type { DatabaseOptions } from '../../server/platform/database/index.ts';
import { type Finding, findings } from './finding.ts';

const { good, note, bad } = findings('clock');

/** Tokens live a minute and TURN credentials are judged by another machine's clock. */
const mostOffMs = 2000;
const patienceMs = 2000;
/** Seconds from 1900, where NTP begins, to 1970. */
const ntpEpochSeconds = 2_208_988_800;

export interface TimeServer {
  readonly host: string;
  readonly port: number;
}

/** Whether this machine's clock agrees with a time server and with the database. */
export async function checkClock(
  database: DatabaseOptions,
  server: TimeServer = { host: 'pool.ntp.org', port: 123 },
): Promise<Finding[]> {
  const againstServer = await offsetOf(server).then(
    (offsetMs) => compare(offsetMs, 'the time server'),
    () => note(`could not be compared: ${server.host} does not answer`),
  );
  if (database.kind === 'embedded') return [againstServer];
  const againstDatabase = await databaseOffset(database.url).then(
    (offsetMs) => [compare(offsetMs, 'the database')],
    () => [],
  );
  return [againstServer, ...againstDatabase];
}

function compare(offsetMs: number, other: string): Finding {
  const off = `${(Math.abs(offsetMs) / 1000).toFixed(1)} s`;
  if (Math.abs(offsetMs) <= mostOffMs) return good(`agrees with ${other} within ${off}`);
  return bad(
    `is ${off} ${offsetMs > 0 ? 'behind' : 'ahead of'} ${other}`,
    'let the system keep time: "timedatectl set-ntp true" (on both machines)',
  );
}

/** How far the server is ahead of us, by one exchange of SNTP (RFC 4330 §5). */
async function offsetOf({ host, port }: TimeServer): Promise<number> {
  const socket = createSocket('udp4');
  const request = Buffer.alloc(48);
  // Version 4, mode 3: a client.
  request.writeUInt8(0b00_100_011, 0);
  try {
    const sentMs = Date.now();
    socket.send(request, port, host);
    const [answer] = (await once(socket, 'message', { signal: AbortSignal.timeout(patienceMs) })) as [Buffer];
    const receivedMs = Date.now();
    return timestamp(answer, 40) - (sentMs + receivedMs) / 2;
  } finally {
    socket.close();
  }
}

/** An NTP timestamp, seconds and their 32-bit fraction since 1900, as milliseconds since 1970. */
function timestamp(packet: Buffer, at: number): number {
  const seconds = packet.readUInt32BE(at) - ntpEpochSeconds;
  return seconds * 1000 + (packet.readUInt32BE(at + 4) / 2 ** 32) * 1000;
}

async function databaseOffset(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  await client.connect();
  try {
    const sentMs = Date.now();
    const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    const receivedMs = Date.now();
    return (rows[0]?.now.getTime() ?? Number.NaN) - (sentMs + receivedMs) / 2;
  } finally {
    await client.end();
  }
}
