import { once } from 'node:events';
import type { Server } from 'node:http';
import { codeOf, messageOf, SetupError } from '../errors.ts';

/**
 * Makes a server listen.
 * @param at.port 0 takes a free one
 * @returns the port
 * @throws SetupError when the address or the port cannot be had
 */
export async function listen(
  server: Server,
  at: { readonly host: string; readonly port: number },
): Promise<number> {
  server.listen(at.port, at.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new SetupError(explain(error, at), { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening HTTP server has no port');
  return address.port;
}

function explain(error: unknown, { host, port }: { readonly host: string; readonly port: number }): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop it, or set PORT to another one (0: any that is free).`;
    case 'EACCES':
      return `Port ${port} may not be used by this account. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set HOST to one that it has, or to 0.0.0.0 for all.`;
    default:
      return `The server cannot listen on ${host}, port ${port}: ${messageOf(error)}`;
  }
}
