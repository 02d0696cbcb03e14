import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desiredMedia } from './desired-media.ts';
import type { RoomEventType } from './events.ts';
import { evolve } from './evolve.ts';
import { grantsOf } from './grants.ts';
import { projectDesk, projectHouse, projectSelf, projectWings } from './project.ts';
import { projectEvent } from './project-event.ts';
import { nextDeadline } from './deadlines.ts';
import { emptyRoom, isCast, isGuestBackstage, membersOf, placesOf, type RoomState } from './state.ts';
import {
  type Act,
  arbitraryEvening,
  commandId,
  company,
  memberId,
  openingActs,
  play,
  type Scene,
  words,
} from './testing.ts';
import { evolveView, type RoomView } from './view.ts';

/** Acts of desk, wings and hands of which the house must learn nothing. */
const secretCommands = new Set<string>([
  'hand.move',
  'hand.lower',
  'hand.restore',
  'hand.raise',
  'hand.withdraw',
  'house.lock',
  'cast.standby',
  'talkback.set',
  'note.send',
  'chat.hush',
  'role.give',
  'member.readmit',
]);

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
              view ??= project(before, words);
              view = projectEvent(before, entry.event, after, audience, words).reduce(evolveView, view);
              // As sent: a key that is undefined is not there.
              expect(JSON.parse(JSON.stringify(view))).toEqual(
                JSON.parse(JSON.stringify(project(after, words))),
              );
            }
          });
        }),
        { numRuns: 300 },
      );
    });
  }

  it('the house hears nothing of acts behind the stage and at the desk, byte for byte', () => {
    const secret = (act: Act): boolean => act.kind === 'command' && secretCommands.has(act.command.type);
    always(({ act, steps }) => {
      const heard = steps.flatMap(({ before, entry, after }) =>
        projectEvent(before, entry.event, after, 'house', words),
      );
      if (secret(act)) expect(heard).toEqual([]);
    });
  });

  it('two evenings that differ only behind the stage sound the same to the house', () => {
    const house = (acts: readonly Act[]): string => {
      const heard: unknown[] = [];
      play(acts, ({ steps }) => {
        for (const { before, entry, after } of steps) {
          heard.push(...projectEvent(before, entry.event, after, 'house', words));
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
      expect(Buffer.byteLength(JSON.stringify(projectHouse(state, words)))).toBeLessThan(16 * 1024);
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
          expect(before.stage.length).toBeLessThan(placesOf(before));
        }
      }
    });
  });

  it('who was removed is not there and does not come back', () => {
    alwaysTrue((state) => {
      for (const id of state.removed) expect(state.members[id]).toBeUndefined();
    });
  });

  it('a spectator comes on stage only by accepting an invitation, or by themselves while the floor is theirs', () => {
    always(({ act, steps }) => {
      for (const { before, entry } of steps) {
        if (entry.event.type !== 'stage.entered') continue;
        const member = before.members[entry.event.member];
        if (member === undefined || isCast(member.role)) continue;
        if (isGuestBackstage(member)) {
          expect(act).toMatchObject({ kind: 'command', command: { type: 'stage.bring', member: member.id } });
          continue;
        }
        expect(act).toMatchObject({ kind: 'command', by: member.id });
        const isOwnFloor = before.settings.floor !== 'invitation';
        if (!isOwnFloor) expect(act).toMatchObject({ command: { type: 'invitation.accept' } });
        if (!isOwnFloor) expect(member.standing.at).toBe('invited');
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
      'rest.ended': true,
      'turn.timed': true,
      'stage.left': true,
      'media.switched': true,
      'media.muted': true,
      'media.trouble': true,
      'curtain.moved': true,
      'bows.called': true,
      'house.locked': true,
      'member.readmitted': true,
      'latecomer.admitted': true,
      'role.given': true,
      'backstage.entered': true,
      'spotlight.moved': true,
      'cast.standby': true,
      'talkback.moved': true,
      'chat.said': true,
      'chat.deleted': true,
      'chat.pinned': true,
      'chat.moderated': true,
      'chat.hushed': true,
      'note.sent': true,
    };
    expect([...seen].sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe('grants and media', () => {
  it('the audience may publish nothing, and nobody publishes to the house but the stage of a live show', () => {
    alwaysTrue((state) => {
      for (const member of membersOf(state)) {
        const desired = desiredMedia(state, member.id);
        if (member.role !== 'audience') continue;
        const isUp = member.standing.at === 'on_stage' || member.standing.at === 'backstage';
        if (!isUp) expect(desired.send).toEqual([]);
        for (const { from, source, held } of desired.receive) {
          // A private word of the desk is for whoever it is meant for, in any phase.
          if (source === 'talkback') {
            expect(isUp).toBe(true);
            continue;
          }
          expect(state.phase).toBe('live');
          expect(state.members[from]?.standing.at).toBe('on_stage');
          expect(held).toBe(state.curtain);
        }
      }
    });
  });

  it('a spectator behind the stage is heard by the directors alone', () => {
    alwaysTrue((state) => {
      for (const receiver of membersOf(state)) {
        for (const { from } of desiredMedia(state, receiver.id).receive) {
          const sender = state.members[from];
          if (sender !== undefined && isGuestBackstage(sender)) expect(receiver.role).toBe('director');
        }
      }
    });
  });

  it('whoever waits to be let in receives nothing and sends nothing', () => {
    alwaysTrue((state) => {
      for (const { id, standing } of membersOf(state)) {
        if (standing.at === 'waiting')
          expect(desiredMedia(state, id)).toMatchObject({ send: [], receive: [] });
      }
    });
  });

  it('with the curtain down a spectator on stage is not overheard', () => {
    alwaysTrue((state) => {
      for (const { id, role, standing } of membersOf(state)) {
        if (!state.curtain || role !== 'audience' || standing.at !== 'on_stage') continue;
        expect(desiredMedia(state, id).send.every(({ paused }) => paused)).toBe(true);
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
        expect(projectSelf(state, id, words)?.grants).toEqual(grantsOf(state, id));
    });
  });

  it('everybody knows their own lines, and nobody takes those of another for theirs', () => {
    alwaysTrue((state) => {
      const own = membersOf(state).flatMap(({ id }) =>
        (projectSelf(state, id, words)?.chat.said ?? []).map((line) => [line, id] as const),
      );
      const present = new Set(membersOf(state).map(({ id }) => id));
      const said = state.chat.lines.filter(({ by }) => present.has(by));
      expect(new Map(own)).toEqual(new Map(said.map(({ id, by }) => [id, by])));
    });
  });
});
