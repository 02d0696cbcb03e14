import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desiredMedia } from './desired-media.ts';
import type { RoomEventType } from './events.ts';
import { evolve } from './evolve.ts';
import { grantsOf } from './grants.ts';
import { projectDesk, projectHouse, projectSelf, projectWings } from './project.ts';
import { projectEvent } from './project-event.ts';
import { emptyRoom, isCast, membersOf, nextDeadline, type RoomState } from './state.ts';
import {
  type Act,
  arbitraryEvening,
  commandId,
  company,
  memberId,
  names,
  openingActs,
  play,
  type Scene,
} from './testing.ts';
import { evolveView, type RoomView } from './view.ts';

const projections = { house: projectHouse, wings: projectWings, desk: projectDesk } as const;

/** Runs a check after every act of random evenings. */
const always = (check: (scene: Scene) => void): void => {
  fc.assert(
    fc.property(arbitraryEvening, (acts) => {
      play(acts, check);
    }),
    { numRuns: 300 },
  );
};

const alwaysTrue = (check: (state: RoomState) => void): void => {
  always(({ steps }) => {
    const last = steps.at(-1);
    if (last !== undefined) check(last.after);
  });
};

describe('the log', () => {
  it('replayed gives the live state', () => {
    fc.assert(
      fc.property(arbitraryEvening, (acts) => {
        const log: Scene['steps'][number]['entry'][] = [];
        const live = play(acts, ({ steps }) => log.push(...steps.map(({ entry }) => entry)));
        const written = JSON.parse(JSON.stringify(log)) as typeof log; // what a database gives back
        expect(written.reduce(evolve, emptyRoom(live.showId))).toEqual(live);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no names', () => {
    always(({ steps }) => {
      expect(JSON.stringify(steps.map(({ entry }) => entry))).not.toContain('Person');
    });
  });

  it('stops loudly at an event it does not know, and at a gap', () => {
    const state = emptyRoom(play([]).showId);
    const unknown = { seq: 1, epoch: 1, at: 0, version: 1, event: { type: 'room.danced' } };
    expect(() => evolve(state, unknown as never)).toThrow('unknown event'); // as a later version might have written it
    expect(() => evolve(state, { ...unknown, seq: 2 } as never)).toThrow('log entry 2 after 0');
  });
});

describe('the projection law', () => {
  for (const audience of ['house', 'wings', 'desk'] as const) {
    it(`folding what the ${audience} hears gives what the ${audience} may see`, () => {
      fc.assert(
        fc.property(arbitraryEvening, (acts) => {
          const project = projections[audience];
          let view: RoomView | undefined;
          play(acts, ({ steps }) => {
            for (const { before, entry, after } of steps) {
              view ??= project(before, names);
              view = projectEvent(before, entry.event, after, audience, names).reduce(evolveView, view);
              // As sent: a key that is undefined is not there.
              expect(JSON.parse(JSON.stringify(view))).toEqual(
                JSON.parse(JSON.stringify(project(after, names))),
              );
            }
          });
        }),
        { numRuns: 300 },
      );
    });
  }

  it('the house hears nothing of acts behind the stage and at the desk, byte for byte', () => {
    const secret = (act: Act): boolean =>
      act.kind === 'command' &&
      ['hand.move', 'hand.lower', 'hand.raise', 'hand.withdraw', 'settings.change'].includes(
        act.command.type,
      );
    always(({ act, steps }) => {
      const heard = steps.flatMap(({ before, entry, after }) =>
        projectEvent(before, entry.event, after, 'house', names),
      );
      if (secret(act)) expect(heard).toEqual([]);
    });
  });

  it('two evenings that differ only behind the stage sound the same to the house', () => {
    const house = (acts: readonly Act[]): string => {
      const heard: unknown[] = [];
      play(acts, ({ steps }) => {
        for (const { before, entry, after } of steps) {
          heard.push(...projectEvent(before, entry.event, after, 'house', names));
        }
      });
      return JSON.stringify(heard);
    };
    const backstage = fc.constantFrom<Act['kind']>('system', 'command').chain((kind) =>
      fc.constantFrom(memberId(1), memberId(3), memberId(4)).map((member): Act => {
        const role = company.find(({ id }) => id === member)?.role ?? 'actor';
        return kind === 'system'
          ? { kind, command: { type: 'member.connect', member, role } }
          : {
              kind: 'command',
              by: member,
              id: commandId(70),
              command: { type: 'media.switch', source: 'microphone', on: false },
            };
      }),
    );
    fc.assert(
      fc.property(fc.array(backstage, { minLength: 1, maxLength: 8 }), fc.boolean(), (acts, early) => {
        const shown: Act[] = [
          { kind: 'command', by: memberId(2), id: commandId(80), command: { type: 'stage.enter' } },
        ];
        const [first, second] = early ? [acts, []] : [[], acts];
        expect(house([...openingActs, ...first, ...shown, ...second])).toBe(
          house([...openingActs, ...shown]),
        );
      }),
    );
  });

  it('the house view stays below 16 KiB with a full house and a full stage', () => {
    alwaysTrue((state) => {
      expect(Buffer.byteLength(JSON.stringify(projectHouse(state, names)))).toBeLessThan(16 * 1024);
    });
  });
});

describe('invariants', () => {
  it('hands and stage list exactly those who stand there', () => {
    alwaysTrue((state) => {
      const at = (standing: string): unknown[] =>
        membersOf(state).flatMap((member) => (member.standing.at === standing ? [member.id] : []));
      expect([...state.hands].sort()).toEqual(at('hand_raised').sort());
      expect([...state.stage].sort()).toEqual(at('on_stage').sort());
    });
  });

  it('no more spectators than seats, and nobody enters a full stage', () => {
    always(({ steps }) => {
      for (const { before, entry, after } of steps) {
        const spectators = membersOf(after).filter(({ role }) => role === 'audience').length;
        expect(spectators).toBeLessThanOrEqual(Math.max(after.settings.capacity, 0));
        if (entry.event.type === 'stage.entered') {
          expect(before.stage.length).toBeLessThan(before.settings.maxOnStage);
        }
      }
    });
  });

  it('who was removed is not there and does not come back', () => {
    alwaysTrue((state) => {
      for (const id of state.removed) expect(state.members[id]).toBeUndefined();
    });
  });

  it('a spectator owns a microphone only by raising a hand, being invited and accepting', () => {
    always(({ act, steps }) => {
      for (const { before, entry } of steps) {
        if (entry.event.type !== 'stage.entered') continue;
        const member = before.members[entry.event.member];
        if (member === undefined || isCast(member.role)) continue;
        expect(member.standing.at).toBe('invited');
        expect(act).toMatchObject({ kind: 'command', by: member.id, command: { type: 'invitation.accept' } });
      }
    });
  });

  it('a deadline that has passed is dealt with at once', () => {
    always(({ act, steps }) => {
      const last = steps.at(-1);
      if (act.kind !== 'system' || act.command.type !== 'deadlines.pass' || last === undefined) return;
      const next = nextDeadline(last.after);
      if (next !== undefined) expect(next).toBeGreaterThan(last.entry.at - 1);
    });
  });
});

describe('the random evenings themselves', () => {
  it('reach every kind of event, so that the properties above speak of them all', () => {
    const seen = new Set<string>();
    for (const acts of fc.sample(arbitraryEvening, { numRuns: 600, seed: 7 })) {
      play(acts, ({ steps }) => {
        for (const { entry } of steps) seen.add(entry.event.type);
      });
    }
    const kinds: Record<RoomEventType, true> = {
      'room.resumed': true,
      'phase.changed': true,
      'settings.changed': true,
      'member.connected': true,
      'member.disconnected': true,
      'member.left': true,
      'member.removed': true,
      'hand.raised': true,
      'hand.lowered': true,
      'hand.moved': true,
      'invitation.sent': true,
      'invitation.ended': true,
      'stage.entered': true,
      'stage.left': true,
      'media.switched': true,
      'media.muted': true,
      'media.trouble': true,
    };
    expect([...seen].sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe('grants and media', () => {
  it('the audience may publish nothing, and nobody publishes to the house but the stage of a live show', () => {
    alwaysTrue((state) => {
      for (const member of membersOf(state)) {
        const desired = desiredMedia(state, member.id);
        if (member.role === 'audience' && member.standing.at !== 'on_stage') expect(desired.send).toEqual([]);
        if (member.role !== 'audience') continue;
        for (const { from } of desired.receive) {
          expect(state.phase).toBe('live');
          expect(state.members[from]?.standing.at).toBe('on_stage');
        }
      }
    });
  });

  it('media needs a connection, and what is received is what somebody else may send', () => {
    alwaysTrue((state) => {
      const wanted = new Map(membersOf(state).map(({ id }) => [id, desiredMedia(state, id)]));
      const sent = new Set(
        [...wanted].flatMap(([id, { send }]) => send.map(({ source }) => `${id}/${source}`)),
      );
      for (const member of membersOf(state)) {
        const desired = wanted.get(member.id);
        if (member.presence.at !== 'connected') {
          expect(desired).toEqual({ sendTransport: false, receiveTransport: false, send: [], receive: [] });
        }
        const received = desired?.receive ?? [];
        expect(
          received.filter(({ from, source }) => from === member.id || !sent.has(`${from}/${source}`)),
        ).toEqual([]);
      }
    });
  });

  it('what a director has muted is held back whatever the member does', () => {
    alwaysTrue((state) => {
      for (const member of membersOf(state)) {
        for (const { source, paused } of desiredMedia(state, member.id).send) {
          if (member.muted[source]) expect(paused).toBe(true);
        }
      }
    });
  });

  it('only directors direct, and their grants never reach another role', () => {
    alwaysTrue((state) => {
      for (const { id, role } of membersOf(state))
        expect(grantsOf(state, id).direct).toBe(role === 'director');
    });
  });

  it('everybody sees themselves', () => {
    alwaysTrue((state) => {
      for (const { id } of membersOf(state))
        expect(projectSelf(state, id, names)?.grants).toEqual(grantsOf(state, id));
    });
  });
});
