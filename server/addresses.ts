import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import type { Config } from './config.ts';
import { hostAddresses } from './media/index.ts';

// `address()` is an object for every server that listens on a port.
const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

/** Where a browser on this machine finds it. */
export function originOf(server: Server, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name}:${portOf(server)}`;
}

/** Names that lead here: what is set, and what the local network calls this machine. */
export function ownNames({ publicUrl, host }: Config): string[] {
  const machine = hostname();
  return [...(publicUrl === undefined ? [] : [publicUrl.hostname]), host, machine, `${machine}.local`];
}

/** What a phone on the same network can open; nothing unless the demo was told to show itself there. */
export function lanUrls({ mode, host }: Config, server: Server): string[] {
  if (mode !== 'demo' || host !== '0.0.0.0') return [];
  return hostAddresses().map((address) => `http://${address}:${portOf(server)}`);
}
