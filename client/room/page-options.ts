import type { MediasoupEngineOptions } from './mediasoup-engine.ts';

/**
 * What the page's address asks to be tried: `?simulate=force-turn` sends all media through TURN, as a closed network
 * would. It concerns nobody but the page that asks, so every house takes it.
 */
export function engineOptionsOf(search: string): MediasoupEngineOptions {
  const isForced = new URLSearchParams(search).get('simulate') === 'force-turn';
  return isForced ? { iceTransportPolicy: 'relay' } : {};
}
