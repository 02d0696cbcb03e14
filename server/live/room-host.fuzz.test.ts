import { describe, it } from 'vitest';
import { InMemoryPlane } from '../media/in-memory-plane.testing.ts';
import { RoomFuzz, settled } from './fuzz.testing.ts';

/** Seeds that once broke a promise stay here by number. */
const keptSeeds: readonly number[] = [];
const seeds = [...keptSeeds, ...Array.from({ length: 60 }, (_, n) => n + 1)];

describe('a room whose media answers late, wrongly or not at all', () => {
  it.each(seeds)('keeps every promise, seed %i', async (seed) => {
    const plane = new InMemoryPlane();
    const fuzz = new RoomFuzz({
      seed,
      steps: 150,
      plane,
      capabilities: {},
      rtpParameters: () => ({ codecs: [] }),
      room: () => plane.rooms.at(-1),
      stir: async (random) => {
        if (random() < 0.01) plane.lose();
        for (let n = 0; n < 3 && plane.waiting > 0; n++) {
          plane.answer(Math.floor(random() * plane.waiting), random() < 0.1);
          await settled();
        }
      },
      quiet: async () => {
        while (plane.waiting > 0) {
          plane.answer(0);
          await settled();
        }
      },
    });
    await fuzz.run();
  });
});
