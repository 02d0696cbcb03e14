import type { MemberId } from '../../protocol/ids.ts';
import type { ReactionKind, Reactions } from '../../protocol/socket.ts';
import type { AudienceName, Broadcast, Clock } from './connection.ts';

/** How often a house that is not silent is told of itself. */
const tickMs = 300;
/** Claps of one person in one tick that count: more cannot be made with two hands. */
const clapsATick = 2;
/** What is left of the wave a tick later, when nobody claps any more. */
const decay = 0.6;
const silence = 0.02;
const audiences: readonly AudienceName[] = ['house', 'wings', 'desk'];

export interface ApplauseDeps {
  readonly clock: Clock;
  readonly broadcast: Broadcast;
  /** People who could clap. */
  readonly present: () => number;
}

/**
 * Gathers what a house does without words into one wave. Ephemeral: it is in no log, and nobody can read from it who
 * has clapped. While nobody does anything, nothing is sent and no timer runs.
 */
export class Applause {
  readonly #deps: ApplauseDeps;
  readonly #claps = new Map<ReactionKind, Map<MemberId, number>>();
  #applause = 0;
  #cancel: (() => void) | undefined;

  constructor(deps: ApplauseDeps) {
    this.#deps = deps;
  }

  take(member: MemberId, kind: ReactionKind, count: number): void {
    const claps = this.#claps.get(kind) ?? new Map<MemberId, number>();
    this.#claps.set(kind, claps);
    claps.set(member, Math.min(clapsATick, (claps.get(member) ?? 0) + count));
    this.#schedule();
  }

  close(): void {
    this.#cancel?.();
    this.#claps.clear();
  }

  #schedule(): void {
    const { clock } = this.#deps;
    this.#cancel ??= clock.at(clock.now() + tickMs, () => {
      this.#cancel = undefined;
      this.#tick();
    });
  }

  #tick(): void {
    const reactions = this.#gather();
    this.#claps.clear();
    for (const audience of audiences) this.#deps.broadcast(audience, 'reactions', reactions);
    if (reactions.applause + reactions.laughter + reactions.heart > 0) this.#schedule();
  }

  /** Half the house clapping hard is a full wave: in a theatre, too, it is the loud half that one hears. */
  #gather(): Reactions {
    const hands = sum(this.#claps.get('applause')) / clapsATick;
    const loudness = Math.min(1, hands / Math.max(1, this.#deps.present() / 2));
    const wave = Math.max(loudness, this.#applause * decay);
    this.#applause = wave < silence ? 0 : Math.round(wave * 100) / 100;
    return {
      applause: this.#applause,
      laughter: this.#claps.get('laughter')?.size ?? 0,
      heart: this.#claps.get('heart')?.size ?? 0,
    };
  }
}

const sum = (claps: ReadonlyMap<MemberId, number> | undefined): number =>
  [...(claps?.values() ?? [])].reduce((total, count) => total + count, 0);
