import { expect } from 'vitest';
import { beginShow, type Guest } from './guest.ts';
import type { TestHouse } from './house.ts';

/** A show that has begun, with whoever plays it. */
export interface PlayedEvening {
  readonly director: Guest;
  readonly actor: Guest;
  /** Ends the evening, so that the next test gets a new one: the demo makes it once the last one is over. */
  end(): Promise<void>;
}

/** Begins an evening of a test's own. */
export async function playEvening(house: TestHouse): Promise<PlayedEvening> {
  const director = await house.guest('director');
  const actor = await house.guest('actor');
  await beginShow(director);
  return {
    director,
    actor,
    async end() {
      await director.command({ type: 'phase.set', to: 'finished' });
      for (const guest of [director, actor]) guest.socket.disconnect();
      await expect.poll(() => house.prisma.room.count({ where: { phase: { not: 'finished' } } })).toBe(0);
    },
  };
}
