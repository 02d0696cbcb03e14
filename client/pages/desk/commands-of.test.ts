import { describe, expect, it } from 'vitest';
import { decide, phases, projectDesk } from '../../../protocol/room/index.ts';
import { busyActs, commandId, memberId, openingActs, play, words } from '../../../protocol/room/testing.ts';
import { eveningCommand, memberCommand, phaseAfter } from './commands-of.ts';
import { keyActs } from './keys.ts';

const director = memberId(0);
const [actor, anna, vera] = [memberId(2), memberId(5), memberId(7)];
const state = play(busyActs);
const view = projectDesk(state, words);
const foyer = projectDesk(play(openingActs.slice(0, -1)), words);

describe('what a key asks of the room', () => {
  it('is never against the rules of the moment, as far as the desk can see', () => {
    for (const act of keyActs) {
      const commands = [
        eveningCommand(act, view),
        ...Object.values(view.members).map(({ id }) => memberCommand(act, view, id)),
      ].filter((command) => command !== undefined);
      for (const command of commands) {
        const decision = decide(state, command, { by: director, command: commandId(4998), now: 1_000_000 });
        // A full stage is told by the room: who has a promised place is not counted here.
        expect(decision.ok || decision.code === 'stage_full', JSON.stringify(command)).toBe(true);
      }
    }
  });

  it('is the other way round the second time', () => {
    expect(eveningCommand('curtain', view)).toEqual({ type: 'curtain.set', down: true });
    const down = { ...view, scene: { ...view.scene, curtain: true } };
    expect(eveningCommand('curtain', down)).toEqual({ type: 'curtain.set', down: false });
    const lit = { ...view, scene: { ...view.scene, spotlight: anna } };
    expect(memberCommand('person_spotlight', lit, anna)).toEqual({ type: 'spotlight.set', member: null });
  });

  it('takes the first of the queue', () => {
    expect(eveningCommand('invite_next', view)).toEqual({ type: 'stage.invite', member: vera });
    expect(eveningCommand('invite_next', foyer)).toBeUndefined();
  });

  it('depends on where the person stands', () => {
    expect(memberCommand('person_dismiss', view, actor)).toEqual({ type: 'stage.dismiss', member: actor });
    expect(memberCommand('person_bring', view, actor)).toBeUndefined();
    expect(memberCommand('hand_up', view, vera)).toBeUndefined();
    expect(memberCommand('hand_down', view, vera)).toEqual({ type: 'hand.move', member: vera, to: 1 });
    expect(memberCommand('hand_lower', view, anna)).toBeUndefined();
  });
});

it('a phase key leads only where the evening can go', () => {
  const ways = phases.map((from) => [
    phaseAfter('begin', from),
    phaseAfter('interval', from),
    phaseAfter('end', from),
  ]);
  expect(ways).toEqual([
    [undefined, undefined, undefined],
    ['live', undefined, undefined],
    [undefined, 'intermission', 'finished'],
    ['live', undefined, 'finished'],
    [undefined, undefined, undefined],
  ]);
});
