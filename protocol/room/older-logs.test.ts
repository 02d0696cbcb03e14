import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from './events.ts';
import { evolve } from './evolve.ts';
import { restoreRoom } from './restore.ts';
import { emptyRoom, type Member, membersOf, type RoomState } from './state.ts';

/** An evening as an earlier version has written it: every entry of the log, and the snapshot at its end. */
const written = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/evening-1.json'), 'utf8')) as {
  readonly log: readonly LogEntry[];
  readonly state: RoomState;
};

/** What that version knew of a member. */
const known = ({ id, role, presence, standing, trouble, causes }: Member) => ({
  ...{ id, role, presence, trouble, causes },
  // A dismissal can be taken back since; the earlier snapshot does not know it.
  standing: standing.at === 'audience' ? { at: 'audience' } : standing,
});

describe('what an earlier version has written', () => {
  it('is replayed to the state that it had then', () => {
    const state = written.log.reduce(evolve, emptyRoom(written.state.showId));
    const { members, epoch, seq, phase, phaseSince, hands, stage, removed } = written.state;
    expect(state).toMatchObject({ epoch, seq, phase, phaseSince, hands, stage, removed });
    expect(membersOf(state).map(known)).toEqual(Object.values(members).map(known));
  });

  it('goes on from its snapshot as from its log', () => {
    const replayed = written.log.reduce(evolve, emptyRoom(written.state.showId));
    const restored = restoreRoom(written.state);
    expect(membersOf(restored).map(known)).toEqual(membersOf(replayed).map(known));
    expect(membersOf(restored).map(({ muted, off }) => ({ muted, off }))).toEqual(
      membersOf(replayed).map(({ muted, off }) => ({ muted, off })),
    );
    expect(restored.settings).toEqual(replayed.settings);
    expect(restored.chosen).toEqual(replayed.chosen);
    // Whoever is in the house has been welcomed, whatever the snapshot could say of it.
    for (const { id, role } of membersOf(restored)) {
      if (role === 'audience') expect(restored.welcomed).toContain(id);
    }
  });
});
