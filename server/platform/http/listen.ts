import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { codeOf, messageOf, SetupError } from '../errors.ts';

/** A listening HTTP server. */
export interface HttpServer {
  readonly server: Server;
  readonly port: number;
  /** Takes no more connections, and ends those that are open. */
  close(): Promise<void>;
}

/** How long answers under way may take while the server closes. */
const farewellMs = 1000;

/**
 * Listens; port 0 takes a free one.
 * @throws SetupError when the address or port cannot be had
 */
export async function listen(
  listener: RequestListener,
  at: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const server = createServer(listener);
  server.listen(at.port, at.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new SetupError(explain(error, at), { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening HTTP server has no port');
  return { server, port: address.port, close: () => close(server) };
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

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), farewellMs);
  await closed;
  clearTimeout(timer);
}
