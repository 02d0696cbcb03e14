import type { Instant } from '../ids.ts';
import { type Member, membersOf, type Phase, type RoomState } from './state.ts';

/** Phases in which a room waits for its cast, and does not wait for ever. */
const attended: ReadonlySet<Phase> = new Set<Phase>(['foyer', 'live', 'intermission']);

/** When a room that its cast has left ends by itself, if it does. */
export const abandonedAt = ({ phase, unattendedSince, settings }: RoomState): Instant | undefined =>
  unattendedSince !== null && attended.has(phase) ? unattendedSince + settings.unattendedMs : undefined;

function deadlinesOf({ standing, presence, resting }: Member): readonly (Instant | undefined)[] {
  return [
    standing.at === 'invited' ? standing.expiresAt : undefined,
    standing.at === 'on_stage' ? standing.endsAt : undefined,
    presence.at === 'disconnected' ? presence.goneAt : undefined,
    resting?.until ?? undefined,
  ];
}

/** The next moment at which something happens by itself, or `undefined`. */
export function nextDeadline(state: RoomState): Instant | undefined {
  const all = [abandonedAt(state), ...membersOf(state).flatMap(deadlinesOf)];
  return all.reduce(
    (next, at) => (at === undefined || (next !== undefined && next <= at) ? next : at),
    undefined,
  );
}
