import type { Reception } from './member-media.ts';
import { sendIfWanted } from './receptions.ts';

/** A picture waits so long at most for the other receivers of the same producer, in milliseconds. */
const togetherMs = 250;
/** A receiver that has not made its end of a consumer by then is waited for no longer. */
const patienceMs = 2_000;

/**
 * Starts pictures together: when the show begins, or somebody enters, every receiver opens a consumer of the same
 * producer at about the same time, and each start asks its sender for a key frame. Those who become ready are gathered
 * until all who are opening it are, a quarter of a second at most, so that one key frame serves them all. Whoever comes
 * alone waits for nobody.
 */
export class CurtainUp {
  readonly #receptions: () => Iterable<Reception>;
  readonly #gathered = new Map<string, { readonly ready: Set<Reception>; readonly timer: NodeJS.Timeout }>();

  /** @param receptions everything that is received in the room */
  constructor(receptions: () => Iterable<Reception>) {
    this.#receptions = receptions;
  }

  /** A receiver is ready for this picture. */
  start(reception: Reception): void {
    const { producerId } = reception.options;
    const group = this.#gathered.get(producerId) ?? this.#gather(producerId);
    group.ready.add(reception);
    if (!this.#isAwaited(producerId)) this.#flush(producerId);
  }

  close(): void {
    for (const { timer } of this.#gathered.values()) clearTimeout(timer);
    this.#gathered.clear();
  }

  #gather(producerId: string) {
    const timer = setTimeout(() => {
      this.#flush(producerId);
    }, togetherMs);
    const group = { ready: new Set<Reception>(), timer };
    this.#gathered.set(producerId, group);
    return group;
  }

  /** Whether somebody else is opening the same picture just now. */
  #isAwaited(producerId: string): boolean {
    const since = performance.now() - patienceMs;
    for (const { options, ready, madeAt } of this.#receptions()) {
      if (options.producerId === producerId && !ready && madeAt > since) return true;
    }
    return false;
  }

  #flush(producerId: string): void {
    const group = this.#gathered.get(producerId);
    if (group === undefined) return;
    clearTimeout(group.timer);
    this.#gathered.delete(producerId);
    for (const reception of group.ready) void sendIfWanted(reception);
  }
}
