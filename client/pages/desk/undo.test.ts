import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  type DeskMember,
  type DeskView,
  projectDesk,
  type RoomCommand,
  type RoomState,
} from '../../../protocol/room/index.ts';
import {
  type Act,
  arbitraryCommand,
  arbitraryEvening,
  busyActs,
  commandId,
  memberId,
  openingActs,
  play,
  words,
} from '../../../protocol/room/testing.ts';
import { inverseOf, mutedBy } from './undo.ts';

const director = memberId(0);
const [actor, anna, boris, vera, gleb] = [2, 5, 6, 7, 8].map(memberId) as [
  ReturnType<typeof memberId>,
  ReturnType<typeof memberId>,
  ReturnType<typeof memberId>,
  ReturnType<typeof memberId>,
  ReturnType<typeof memberId>,
]; // five numbers give five people

let lastCommand = 5000;
const does = (command: RoomCommand, by = director): Act => ({
  kind: 'command',
  by,
  id: commandId(++lastCommand),
  command,
});
const viewOf = (state: RoomState): DeskView => projectDesk(state, words);

/** The desk before a command, and after the command and its undoing. */
function doneAndUndone(acts: readonly Act[], command: RoomCommand) {
  const before = viewOf(play(acts));
  const undo = inverseOf(before, command, director);
  const after = viewOf(play([...acts, does(command), ...undo.map((each) => does(each))]));
  return { before, undo, after };
}

/** What a director sees and sets, without the traces that an act leaves anyway: times, and the log. */
function essence({ scene, door, settings, chat, members, hands, stage }: DeskView) {
  return {
    scene,
    door,
    settings,
    chat,
    hands,
    onStage: stage.map(({ id }) => id).toSorted(),
    members: Object.values(members).map(({ id, standing, muted, chat: allowance, standby }) => ({
      id,
      standing,
      muted,
      allowance,
      standby,
    })),
  };
}

const isSilencedInSeat = ({ role, standing, muted }: DeskMember): boolean =>
  role === 'audience' && standing !== 'on_stage' && Object.values(muted).includes(true);

/** Commands whose undoing leaves nothing behind. Others ask somebody, or let somebody come back by themselves. */
function isExact({ members, settings }: DeskView, command: RoomCommand): boolean {
  switch (command.type) {
    case 'curtain.set':
    case 'house.lock':
    case 'spotlight.set':
    case 'chat.moderate':
    case 'media.mute':
    case 'media.mute_many':
    case 'hand.lower':
    case 'hand.move':
    case 'cast.standby':
    case 'chat.hush':
      return true;
    case 'settings.change':
      // Those who spoke from their seats have fallen silent, and a floor that is given anew forgives.
      return (
        command.floor === undefined ||
        (settings.floor !== 'everybody' && !Object.values(members).some(isSilencedInSeat))
      );
    case 'stage.dismiss':
    case 'stage.bring':
      return members[command.member]?.role !== 'audience';
    case 'stage.invite':
      return members[command.member]?.standing === 'hand_raised';
    default:
      return false;
  }
}

describe('the inverse of an act', () => {
  it('leaves the desk as it was before', () => {
    let undone = 0;
    fc.assert(
      fc.property(
        arbitraryEvening,
        fc.array(arbitraryCommand, { minLength: 8, maxLength: 8 }),
        (acts, all) => {
          const before = viewOf(play(acts));
          for (const command of all.filter((each) => isExact(before, each))) {
            if (!decide(play(acts), command, { by: director, command: commandId(4999), now: 1e9 }).ok)
              continue;
            const { undo, after } = doneAndUndone(acts, command);
            expect(essence(after)).toEqual(essence(before));
            if (undo.length > 0) undone += 1;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(undone).toBeGreaterThan(50);
  });

  it('is nothing where the act changes nothing', () => {
    fc.assert(
      fc.property(
        arbitraryEvening,
        fc.array(arbitraryCommand, { minLength: 8, maxLength: 8 }),
        (acts, all) => {
          const state = play(acts);
          for (const command of all) {
            const decision = decide(state, command, { by: director, command: commandId(4999), now: 1e9 });
            const isNothing = decision.ok && decision.events.length === 0;
            if (isNothing) expect(inverseOf(viewOf(state), command, director)).toEqual([]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of "mute all" lets exactly those be heard who were silenced by it', () => {
    const muted = does({ type: 'media.mute', member: anna, source: 'microphone', muted: true });
    const all: RoomCommand = { type: 'media.mute_many', members: 'stage', source: 'microphone', muted: true };
    const { before, undo, after } = doneAndUndone([...busyActs, muted], all);
    expect(mutedBy(before, all, director).map(({ id }) => id)).toEqual([actor]);
    expect(undo).toEqual([{ ...all, members: [actor], muted: false }]);
    expect(after.members[anna]?.muted.microphone).toBe(true);
    expect(after.members[actor]?.muted.microphone).toBe(false);
  });

  it('of a dismissal brings the cast on again, and asks a spectator again', () => {
    expect(doneAndUndone(busyActs, { type: 'stage.dismiss', member: actor }).undo).toEqual([
      { type: 'stage.bring', member: actor },
    ]);
    const { undo, after } = doneAndUndone(busyActs, { type: 'stage.dismiss', member: anna });
    expect(undo).toEqual([{ type: 'stage.invite', member: anna }]);
    expect(after.members[anna]).toMatchObject({ standing: 'invited', invitedTo: 'stage' });
  });

  it('of a dismissal from behind the stage asks there again', () => {
    const behind = [
      ...openingActs,
      does({ type: 'hand.raise', wish: 'voice' }, anna),
      does({ type: 'stage.invite', member: anna, to: 'backstage' }),
      does({ type: 'invitation.accept' }, anna),
    ];
    const { undo } = doneAndUndone(behind, { type: 'stage.dismiss', member: anna });
    expect(undo).toEqual([{ type: 'stage.invite', member: anna, to: 'backstage' }]);
  });

  it('of "next question" puts the next hand back, and asks whoever was thanked', () => {
    const roomy = [...busyActs, does({ type: 'settings.change', maxOnStage: 6 })];
    const { after } = doneAndUndone(roomy, { type: 'stage.next' });
    expect(after.hands.map(({ id }) => id)).toEqual([vera, gleb]);
    expect(after.members[anna]?.standing).toBe('invited');
    expect(after.members[boris]?.standing).toBe('invited');
  });

  it('of a removal lets the person come back', () => {
    expect(doneAndUndone(busyActs, { type: 'member.remove', member: vera, ban: true })).toMatchObject({
      undo: [{ type: 'member.readmit', member: vera }],
      after: { door: { removed: [] } },
    });
  });

  it('does not exist for what the whole house has seen', () => {
    const view = viewOf(play(busyActs));
    const none: RoomCommand[] = [
      { type: 'phase.set', to: 'intermission', minutes: 15 },
      { type: 'bows.call', on: true },
      { type: 'note.send', to: 'cast', text: 'Five minutes' },
      { type: 'latecomer.admit' },
    ];
    for (const command of none) expect(inverseOf(view, command, director)).toEqual([]);
  });
});
