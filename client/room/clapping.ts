import { type ReactionKind, reactionKinds } from '../../protocol/socket.ts';
import type { Clock, Undo } from './environment.ts';

/** Claps of half a second go out together. */
const gatherMs = 500;
/** More in half a second is a stuck key. */
const most = 10;

/** Gathers claps, so that nobody's enthusiasm is a message each: the first goes out at once, the others together. */
export class Clapping {
  readonly #clock: Clock;
  readonly #send: (kind: ReactionKind, count: number) => void;
  readonly #counts = new Map<ReactionKind, number>();
  #cancel: Undo | undefined;

  constructor(clock: Clock, send: (kind: ReactionKind, count: number) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  clap(kind: ReactionKind): void {
    this.#counts.set(kind, Math.min(most, (this.#counts.get(kind) ?? 0) + 1));
    if (this.#cancel === undefined) this.#flush();
  }

  close(): void {
    this.#cancel?.();
    this.#counts.clear();
  }

  #flush(): void {
    this.#cancel = undefined;
    const gathered = reactionKinds.filter((kind) => this.#counts.has(kind));
    for (const kind of gathered) this.#send(kind, this.#counts.get(kind) ?? 0);
    this.#counts.clear();
    if (gathered.length > 0) this.#cancel = this.#clock.after(gatherMs, () => this.#flush());
  }
}
