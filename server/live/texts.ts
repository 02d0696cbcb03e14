import type { LineId } from '../../protocol/ids.ts';
import { linesOf, type RoomState } from '../../protocol/room/index.ts';

/** Words are looked through, and those of gone lines forgotten, beyond so many. */
const keptTexts = 200;

/** What was written in a room, as long as anybody may still read it; its rows are another matter. */
export class Texts {
  readonly #known: Map<LineId, string>;

  constructor(texts: ReadonlyMap<LineId, string>) {
    this.#known = new Map(texts);
  }

  get known(): ReadonlyMap<LineId, string> {
    return this.#known;
  }

  /** @param state the state in which the line is there already */
  keep(line: LineId, text: string, state: RoomState): void {
    this.#known.set(line, text);
    if (this.#known.size <= keptTexts) return;
    const needed = new Set(linesOf(state));
    for (const id of this.#known.keys()) if (!needed.has(id)) this.#known.delete(id);
  }
}
