import type { MemberId } from '../../protocol/ids.ts';
import type { AudioLevel } from './plane.ts';

/** Somebody else must be the loudest for so long before the light moves: applause and coughs do not move it. */
const takeOverMs = 600;
/** How long the last speaker is shown after falling silent. */
const lingerMs = 2000;

/** Decides who is speaking from reported levels, calmly. Knows no clock of its own. */
export class ActiveSpeaker {
  #speaker: MemberId | null = null;
  #heardAt = 0;
  #rival: { readonly member: MemberId; readonly since: number } | null = null;

  get current(): MemberId | null {
    return this.#speaker;
  }

  /** Takes a report, loudest first; true when the speaker has changed. */
  hear(levels: readonly AudioLevel[], nowMs: number): boolean {
    const before = this.#speaker;
    const loudest = levels[0]?.member ?? null;
    if (levels.some(({ member }) => member === this.#speaker)) this.#heardAt = nowMs;
    if (loudest === null || loudest === this.#speaker) this.#rival = null;
    else if (this.#rival?.member !== loudest) this.#rival = { member: loudest, since: nowMs };
    if (this.#speaker !== null && nowMs - this.#heardAt >= lingerMs) this.#speaker = null;
    if (this.#rival !== null && (this.#speaker === null || nowMs - this.#rival.since >= takeOverMs)) {
      this.#speaker = this.#rival.member;
      this.#heardAt = nowMs;
      this.#rival = null;
    }
    return this.#speaker !== before;
  }

  /** Somebody can no longer be heard (left the stage): true when it was the speaker. */
  forget(member: MemberId): boolean {
    if (this.#rival?.member === member) this.#rival = null;
    if (this.#speaker !== member) return false;
    this.#speaker = null;
    return true;
  }
}
