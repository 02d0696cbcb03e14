import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { Config } from '../../server/config.ts';
import { messageOf } from '../../server/platform/errors.ts';
import { type Finding, findings } from './finding.ts';

const { good, note, bad } = findings('address');

/** Addresses that only a local network knows (RFC 1918, RFC 6598, RFC 3927). */
const local = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const) {
  local.addSubnet(net, prefix, 'ipv4');
}

export type Resolve = (name: string) => Promise<readonly string[]>;
const resolveByDns: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/**
 * Whether people who open the public address get here, and whether media is announced where they can reach it.
 * @param own this machine's addresses
 */
export async function checkAddress(
  { publicUrl, media: { publicAddress } }: Pick<Config, 'publicUrl' | 'media'>,
  own: readonly string[],
  resolve: Resolve = resolveByDns,
): Promise<Finding[]> {
  if (publicUrl === undefined) {
    return [note('no PUBLIC_URL is set: this is a demo, for this machine or (with --lan) its local network')];
  }
  return [
    ...(await checkName(publicUrl, [...own, publicAddress ?? []].flat(), resolve)),
    ...checkMedia(publicAddress, own),
  ];
}

async function checkName(publicUrl: URL, ours: readonly string[], resolve: Resolve): Promise<Finding[]> {
  const name = publicUrl.hostname.replace(/^\[|\]$/g, '');
  if (isIP(name) !== 0) return [good(`${publicUrl.origin} names an address itself`)];
  try {
    const addresses = await resolve(name);
    const here = addresses.some((address) => ours.includes(address));
    const found = `${name} is ${addresses.join(', ')}`;
    return here
      ? [good(`${found}, which is this machine`)]
      : [
          bad(
            `${found}, which is none of this machine's addresses`,
            `point ${name} here in DNS, or set PUBLIC_ADDRESS if an address translation stands between`,
          ),
        ];
  } catch (error) {
    return [
      bad(`${name} has no address (${messageOf(error)})`, `add an A record for ${name} at your domain's DNS`),
    ];
  }
}

function checkMedia(publicAddress: string | undefined, own: readonly string[]): Finding[] {
  if (publicAddress !== undefined) {
    const text = `media is announced at ${publicAddress}`;
    if (isIP(publicAddress) !== 4 || !local.check(publicAddress)) return [good(text)];
    return [
      bad(
        `${text}, which only the local network can reach`,
        'set PUBLIC_ADDRESS to the address that the Internet sees',
      ),
    ];
  }
  if (own.some((address) => !local.check(address))) return [good(`media is announced at ${own.join(', ')}`)];
  return [
    bad(
      `this machine has only local addresses (${own.join(', ') || 'none'})`,
      'set PUBLIC_ADDRESS to the address that the Internet sees',
    ),
  ];
}
