import type { Config } from '../../server/config.ts';
import { knownCoturns } from '../../server/media/turn/ownership.ts';
import { portIsFree } from '../../server/media/turn/probe.ts';
import { type Finding, findings } from './finding.ts';
import { isRampa } from './rampa.ts';

const { good, note, bad } = findings('ports');

/** Whether the ports are free to take, or taken by a running Rampa. */
export async function checkPorts(config: Config): Promise<Finding[]> {
  const { host, port, media, turn, dataFolder } = config;
  if (port !== 0 && (await isRampa(host, port))) {
    return [good(`Rampa is running on port ${port}; its media and TURN ports are its own`)];
  }
  // Told of under TURN: the next start frees their ports.
  const orphans = (await knownCoturns(dataFolder)).filter(({ state }) => state === 'orphan');
  const isLeft = (number: number) => orphans.some((each) => each.port === number);
  const wanted = [
    ...(port === 0 ? [] : [{ port, what: 'pages', setting: 'PORT' }]),
    ...(media.basePort === 0
      ? []
      : Array.from({ length: media.count }, (_, index) => ({
          port: media.basePort + index,
          what: `media worker ${index + 1}`,
          setting: 'MEDIA_PORT',
        }))),
    ...(turn.kind === 'own' && turn.port !== 0 && !isLeft(turn.port)
      ? [{ port: turn.port, what: 'TURN', setting: 'TURN_PORT' }]
      : []),
  ];
  const found = await Promise.all(wanted.map((each) => checkPort(each)));
  const free = wanted.filter((_, index) => found[index] === undefined).map((each) => each.port);
  return [
    ...(free.length > 0 ? [good(`free: ${free.join(', ')}`)] : []),
    ...found.filter((finding) => finding !== undefined),
    note('whether a firewall lets them in cannot be seen from inside'),
  ];
}

async function checkPort(wanted: {
  port: number;
  what: string;
  setting: string;
}): Promise<Finding | undefined> {
  if (await portIsFree('0.0.0.0', wanted.port)) return undefined;
  return bad(
    `${wanted.port}, for ${wanted.what}, is taken by another program`,
    `stop it ("ss -lntup | grep ${wanted.port}" names it), or set ${wanted.setting} to another port`,
  );
}
