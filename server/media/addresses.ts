import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';

/**
 * Where the SFU listens and what it announces: the public address of a host behind address translation, else every
 * address that others could reach, else loopback.
 */
export function listenAddresses(
  publicAddress: string | undefined,
): readonly Pick<types.TransportListenInfo, 'ip' | 'announcedAddress'>[] {
  if (publicAddress !== undefined) return [{ ip: '0.0.0.0', announcedAddress: publicAddress }];
  const reachable = hostAddresses();
  return (reachable.length > 0 ? reachable : ['127.0.0.1']).map((ip) => ({ ip }));
}

/** IPv4 addresses of this host that are not loopback. */
export const hostAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
