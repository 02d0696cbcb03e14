import { type Channel, type TabLocks, TabSiblings } from './siblings.ts';

/** The tabs of one browser: what one posts the others hear a little later, in order; a lock is anybody's once. */
export class FakeTabs {
  readonly #tabs = new Set<(message: unknown) => void>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #held = new Map<string, number>();

  /** Another tab; one that sleeps hears nothing and keeps its locks, one that is discarded has none. */
  open(): { readonly siblings: TabSiblings; readonly sleep: () => void; readonly discard: () => void } {
    const own: { hear: (message: unknown) => void } = { hear: () => undefined };
    const hear = (message: unknown): void => own.hear(message);
    this.#tabs.add(hear);
    const holds: (() => void)[] = [];
    const siblings = new TabSiblings(this.#channel(hear, own), this.#locks(holds));
    const sleep = (): void => void this.#tabs.delete(hear);
    const discard = (): void => {
      sleep();
      for (const letGo of holds.splice(0)) letGo();
    };
    return { siblings, sleep, discard };
  }

  #channel(from: (message: unknown) => void, own: { hear: (message: unknown) => void }): Channel {
    return {
      post: (message) => {
        const others = [...this.#tabs].filter((hear) => hear !== from);
        queueMicrotask(() => {
          for (const hear of others) if (this.#tabs.has(hear)) hear(message);
        });
      },
      listen: (hear) => {
        own.hear = hear;
      },
    };
  }

  #locks(holds: (() => void)[]): TabLocks {
    return {
      alone: async (name, work) => {
        const turn = (this.#turns.get(name) ?? Promise.resolve()).then(work, work);
        this.#turns.set(name, turn);
        return turn;
      },
      hold: (name) => {
        this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
        let held = true;
        const letGo = (): void => {
          if (held) this.#held.set(name, (this.#held.get(name) ?? 0) - 1);
          held = false;
        };
        holds.push(letGo);
        return letGo;
      },
      holders: (name) => Promise.resolve(this.#held.get(name) ?? 0),
    };
  }
}
