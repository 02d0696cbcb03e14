import { type CoturnOptions, startCoturn } from './coturn.ts';
import { turnCredentials, type TurnServerAccess } from './credentials.ts';

/** Somebody's TURN server with the secret that it shares with us, or a coturn of our own. */
export type TurnChoice =
  | { readonly kind: 'external'; readonly urls: readonly string[]; readonly secret: string }
  | ({ readonly kind: 'own' } & Pick<CoturnOptions, 'port' | 'relayPorts'>);

/** TURN as this house has it. Its owner calls `close()`. */
export interface Turn {
  /** Where its servers are; empty when TURN is off. */
  readonly urls: readonly string[];
  /**
   * Fresh access for one member, to be asked for at each join, resumption and ICE restart; empty when TURN is off.
   * @param name whose, without personal data; see `turnCredentials`
   * @param now milliseconds since 1970
   * @param ttlSeconds how long it makes new allocations; an evening by default
   */
  iceServers(name: string, now: number, ttlSeconds?: number): readonly TurnServerAccess[];
  close(): Promise<void>;
}

/** A credential makes new allocations for as long as an evening lasts. */
const credentialSeconds = 4 * 3600;

/** Starts our own coturn or takes the one that is given. Without either, TURN is off, and the log says why. */
export async function startTurn(
  choice: TurnChoice,
  deps: Pick<CoturnOptions, 'log' | 'publicAddress' | 'dataFolder'>,
): Promise<Turn> {
  const log = deps.log.child({ part: 'turn' });
  const coturn = choice.kind === 'own' ? await startCoturn({ ...choice, ...deps, log }) : null;
  const server = choice.kind === 'external' ? choice : (coturn ?? { urls: [], secret: '' });
  if (server.urls.length > 0) log.info(`on: ${server.urls.join(', ')}`);
  return turnAt(server, async () => coturn?.close());
}

function turnAt(
  { urls, secret }: { readonly urls: readonly string[]; readonly secret: string },
  close: () => Promise<void>,
): Turn {
  const iceServers = (name: string, now: number, ttlSeconds = credentialSeconds) =>
    urls.length === 0 ? [] : [turnCredentials({ secret, urls, ttlSeconds, name, now })];
  return { urls, iceServers, close };
}
