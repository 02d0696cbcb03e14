import { connect } from 'node:net';
import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import type { Config } from '../../server/config.ts';
import { TurnClient } from '../../server/media/turn/client.ts';
import { turnCredentials } from '../../server/media/turn/credentials.ts';
import { type KnownCoturn, knownCoturns } from '../../server/media/turn/ownership.ts';
import { answersBinding } from '../../server/media/turn/probe.ts';
import { findProgram } from '../../server/platform/children.ts';
import { messageOf } from '../../server/platform/errors.ts';
import { type Finding, findings } from './finding.ts';
import { isRampa } from './rampa.ts';

const { good, note, bad } = findings('TURN');
const patienceMs = 3000;

/** Whether people behind strict firewalls get media. @param now milliseconds since 1970 */
export async function checkTurn(config: TurnSettings, now: number): Promise<Finding[]> {
  const { turn } = config;
  return turn.kind === 'external'
    ? Promise.all(turn.urls.map((url) => checkServer(url, turn.secret, now)))
    : checkOwn(config);
}

type TurnSettings = Pick<Config, 'turn' | 'dataFolder' | 'host' | 'port'>;

/** Asks the coturn that runs, names one that was left behind, or says whether there can be one. */
async function checkOwn({ dataFolder, host, port }: TurnSettings): Promise<Finding[]> {
  const known = await knownCoturns(dataFolder);
  const orphans = known
    .filter((each) => each.state === 'orphan')
    .map(({ pid, port: taken }) =>
      note(`process ${pid} is a coturn that a killed Rampa left on port ${taken}; the next start ends it`),
    );
  const running = known.filter((each) => each.state === 'running');
  if (running.length > 0) return [...orphans, ...(await Promise.all(running.map(checkRunning)))];
  if (findProgram('turnserver') === undefined) {
    return [
      ...orphans,
      note(
        'off, since coturn is not installed: most people get media without, some office networks do not ("apt-get install coturn")',
      ),
    ];
  }
  if (port !== 0 && (await isRampa(host, port))) {
    const remedy = 'its log says why at its start ("turn: off"); mend that and start it again';
    return [...orphans, bad('Rampa is running without TURN, although coturn is installed', remedy)];
  }
  return [...orphans, good('coturn is installed; the house runs one of its own')];
}

async function checkRunning({
  address,
  port,
  pid,
}: Extract<KnownCoturn, { state: 'running' }>): Promise<Finding> {
  try {
    await answersBinding({ address, port }, AbortSignal.timeout(patienceMs));
    return good(`the house's coturn answers on ${address}, port ${port}`);
  } catch {
    const remedy = `end process ${pid}; the house starts another by itself`;
    return bad(`the house's coturn does not answer on ${address}, port ${port}`, remedy);
  }
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
