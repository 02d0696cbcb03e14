/** Options of the room client that only a rehearsal wants. */
export interface SimulatedOptions {
  /** 'relay': everything through TURN, as in a closed network. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

/**
 * What a page's address asks to be simulated: `?simulate=force-turn`; `null` for nothing. Only a demonstration may
 * obey, which the page finds out.
 */
export function simulationAskedBy(search: string): SimulatedOptions | null {
  return new URLSearchParams(search).getAll('simulate').includes('force-turn')
    ? { iceTransportPolicy: 'relay' }
    : null;
}
