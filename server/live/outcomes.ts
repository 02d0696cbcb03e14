import type { CommandId, MemberId } from '../../protocol/ids.ts';

const remembered = 64;

/**
 * What became of each member's last commands, so that a repeated one hears the same again. Accepted ones that
 * changed something are also in the room's state and outlive a restart; refused ones changed nothing and need not.
 */
export class Outcomes<Outcome> {
  readonly #byMember = new Map<MemberId, Map<CommandId, Outcome>>();

  recall(member: MemberId, command: CommandId): Outcome | undefined {
    return this.#byMember.get(member)?.get(command);
  }

  remember(member: MemberId, command: CommandId, outcome: Outcome): void {
    const outcomes = this.#byMember.get(member) ?? new Map<CommandId, Outcome>();
    this.#byMember.set(member, outcomes);
    outcomes.set(command, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > remembered && oldest !== undefined) outcomes.delete(oldest);
  }

  forget(member: MemberId): void {
    this.#byMember.delete(member);
  }
}
