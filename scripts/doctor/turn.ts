import { connect } from 'node:net';
import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import type { TurnConfig } from '../../server/config.ts';
import { TurnClient } from '../../server/media/turn/client.ts';
import { turnCredentials } from '../../server/media/turn/credentials.ts';
import { answersBinding } from '../../server/media/turn/probe.ts';
import { findProgram } from '../../server/platform/children.ts';
import { messageOf } from '../../server/platform/errors.ts';
import { type Finding, findings } from './finding.ts';

const { good, note, bad } = findings('TURN');
const patienceMs = 3000;

/** Whether people behind strict firewalls get media. @param now milliseconds since 1970 */
export async function checkTurn(turn: TurnConfig, now: number): Promise<Finding[]> {
  if (turn.kind === 'external') {
    return Promise.all(turn.urls.map((url) => checkServer(url, turn.secret, now)));
  }
  if (findProgram('turnserver') !== undefined) {
    return [good('coturn is installed; the house runs one of its own')];
  }
  return [
    note(
      'off, since coturn is not installed: most people get media without, some office networks do not ("apt-get install coturn")',
    ),
  ];
}

/** RFC 7065: `turn:host:port?transport=udp`. */
function parseTurnUrl(url: string) {
  const [, scheme = 'turn', host = '', port, transport] =
    /^(turns?):([^:?]+)(?::(\d+))?(?:\?transport=(\w+))?$/.exec(url) ?? [];
  const secure = scheme === 'turns';
  return { host, port: Number(port ?? (secure ? 5349 : 3478)), overTcp: secure || transport === 'tcp' };
}

async function checkServer(url: string, secret: string, now: number): Promise<Finding> {
  const { host, port, overTcp } = parseTurnUrl(url);
  const remedy = `start it, and open port ${port} (${overTcp ? 'TCP' : 'UDP'}) in its firewall`;
  try {
    const { address } = await lookup(host, { family: 4 });
    if (overTcp) {
      await connectTcp(address, port);
      return good(`${url} takes connections`);
    }
    await answersBinding({ address, port }, AbortSignal.timeout(patienceMs));
    return await allocate(url, { address, port }, secret, now);
  } catch (error) {
    return bad(`${url} does not answer (${messageOf(error)})`, remedy);
  }
}

async function allocate(
  url: string,
  at: { address: string; port: number },
  secret: string,
  now: number,
): Promise<Finding> {
  const access = turnCredentials({ secret, urls: [url], ttlSeconds: 60, name: 'doctor', now });
  const client = new TurnClient({ ...at, ...access });
  try {
    const answer = await client.allocate();
    if (answer === 'ok') return good(`${url} gives a relay for our credentials`);
    const remedy =
      answer === 401
        ? "set TURN_SECRET to the server's static-auth-secret, and compare the clocks of both machines"
        : "look into the TURN server's log";
    return bad(`${url} refuses our credentials (error ${answer})`, remedy);
  } finally {
    client.close();
  }
}

async function connectTcp(host: string, port: number): Promise<void> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(patienceMs) });
  } finally {
    socket.destroy();
  }
}
