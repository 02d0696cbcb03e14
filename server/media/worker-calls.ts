import type { types } from 'mediasoup';

/** For calls whose object may be closed by the time they answer: then there is nothing left to do. */
export function quietly(call: Promise<unknown>): void {
  call.catch(() => undefined);
}

/** What a router's worker still holds, by the worker's own books. */
export async function countLeft(
  router: types.Router,
): Promise<{ readonly transports: number; readonly producers: number; readonly consumers: number }> {
  const { transportIds, mapProducerIdConsumerIds, mapConsumerIdProducerId } = await router.dump();
  return {
    transports: transportIds.length,
    producers: mapProducerIdConsumerIds.length,
    consumers: mapConsumerIdProducerId.length,
  };
}
