import type { types } from 'mediasoup';
import type { MemberId } from '../../protocol/ids.ts';
import type { MediaSource, RtpCapabilities } from '../../protocol/media.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import type { MemberMedia, Publication, Reception } from './member-media.ts';
import { type MediaListener, streamKey } from './plane.ts';

/** Whether a receiver with these capabilities can decode what is published. */
export function decodes(
  router: types.Router,
  { producer }: Publication,
  rtpCapabilities: RtpCapabilities,
): boolean {
  try {
    return router.canConsume({ producerId: producer.id, rtpCapabilities });
  } catch {
    return false;
  }
}

/**
 * Enters a new consumer into a member's books. One that came too late (the member left, another was faster, its
 * producer is gone) is closed; the answer is then the one in the books, if any.
 */
export function addReception(
  media: MemberMedia,
  made: { readonly consumer: types.Consumer; readonly from: MemberId; readonly source: MediaSource },
  listener: MediaListener,
): Reception | undefined {
  const { consumer, from, source } = made;
  const key = streamKey(from, source);
  const there = media.receptions.get(key);
  if (media.dropped || consumer.closed || there !== undefined) {
    consumer.close();
    return there;
  }
  const { id, producerId, kind, rtpParameters, producerPaused } = consumer;
  const options: ConsumerOptions = {
    id,
    producerId,
    kind,
    rtpParameters,
    member: from,
    source,
    producerPaused,
  };
  const reception: Reception = {
    consumer,
    options,
    ready: false,
    shown: true,
    held: false,
    madeAt: performance.now(),
  };
  media.receptions.set(key, reception);
  const current = (): boolean => media.receptions.get(key) === reception;
  consumer.on('producerclose', () => {
    if (!current()) return;
    media.receptions.delete(key);
    listener.consumersGone(media.id, [id]);
  });
  consumer.on('producerpause', () => {
    if (current()) listener.producerPaused(media.id, [id], true);
  });
  consumer.on('producerresume', () => {
    if (current()) listener.producerPaused(media.id, [id], false);
  });
  return reception;
}

/** Sends to a receiver that is ready and shows it, unless the room holds it back; to others nothing. */
export async function sendIfWanted({ consumer, ready, shown, held }: Reception): Promise<void> {
  if (consumer.closed) return;
  // A consumer that closed meanwhile has nothing to send.
  await (ready && shown && !held ? consumer.resume() : consumer.pause()).catch(() => undefined);
}
