import type { types } from 'mediasoup';
import type { MemberMedia } from './member-media.ts';
import type { MediaListener } from './plane.ts';

/** Tells whose microphones are heard; the worker reads it from a header extension (RFC 6464), not from the sound. */
export function listenToLevels(
  observer: types.AudioLevelObserver,
  members: () => Iterable<MemberMedia>,
  listener: MediaListener,
): void {
  observer.on('volumes', (volumes) => {
    const heard = volumes.flatMap(({ producer, volume }) => {
      const speaker = [...members()].find(
        ({ publications }) => publications.get('microphone')?.producer === producer,
      );
      return speaker === undefined ? [] : [{ member: speaker.id, dBov: volume }];
    });
    listener.levels(heard);
  });
  observer.on('silence', () => {
    listener.levels([]);
  });
}
