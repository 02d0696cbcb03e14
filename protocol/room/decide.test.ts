import { describe, expect, it } from 'vitest';
import type { MemberId } from '../ids.ts';
import type { RoomCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type Act, commandId, memberId, openingActs, play, testSettings } from './testing.ts';

const director = memberId(0);
const actor = memberId(2);
const [anna, boris] = [memberId(5), memberId(6)];
let lastCommand = 1000;

const act = (by: MemberId, command: RoomCommand): Act => ({
  kind: 'command',
  by,
  id: commandId(++lastCommand),
  command,
});
const wait = (ms: number): Act => ({ kind: 'wait', ms });
const passDeadlines: Act = { kind: 'system', command: { type: 'deadlines.pass' } };
const raised = [...openingActs, act(anna, { type: 'hand.raise', wish: 'voice_and_video' })];
const invited = [...raised, act(director, { type: 'stage.invite', member: anna })];
const onStage = [...invited, act(anna, { type: 'invitation.accept' })];

/** What a command would lead to after these acts. */
const answer = (acts: readonly Act[], by: MemberId, command: RoomCommand, now = 1_000_000) =>
  decide(play(acts), command, { by, command: commandId(++lastCommand), now });

describe('bringing a spectator on stage', () => {
  it('takes a hand, an invitation and an acceptance, in this order', () => {
    expect(answer(openingActs, anna, { type: 'invitation.accept' })).toEqual({
      ok: false,
      code: 'invitation_over',
    });
    expect(answer(openingActs, director, { type: 'stage.invite', member: anna })).toEqual({
      ok: false,
      code: 'wrong_standing',
    });
    expect(play(onStage).stage).toEqual([anna]);
  });

  it('is refused once the invitation is half a minute old, and the person is back in the audience', () => {
    const late = [...invited, wait(testSettings.invitationMs)];
    expect(answer(late, anna, { type: 'invitation.accept' }, 1_000_000 + testSettings.invitationMs)).toEqual({
      ok: false,
      code: 'invitation_over',
    });
    expect(play([...late, passDeadlines]).members[anna]?.standing).toEqual({ at: 'audience' });
  });

  it('does not promise more places than the stage has', () => {
    const full = [
      ...onStage,
      act(actor, { type: 'stage.enter' }),
      act(boris, { type: 'hand.raise', wish: 'voice' }),
      act(director, { type: 'stage.invite', member: boris }),
    ];
    expect(answer(full, memberId(3), { type: 'stage.enter' })).toEqual({ ok: false, code: 'stage_full' });
  });

  it('is undone by dismissal; what was muted stays so until a director asks again', () => {
    const muted = act(director, { type: 'media.mute', member: anna, source: 'microphone', muted: true });
    const state = play([...onStage, muted, act(director, { type: 'stage.dismiss', member: anna })]);
    expect(state.members[anna]).toMatchObject({ standing: { at: 'audience' }, muted: { microphone: true } });
  });

  it('is a director\u2019s to offer: nobody else invites, dismisses, mutes or removes', () => {
    const tries: RoomCommand[] = [
      { type: 'stage.invite', member: anna },
      { type: 'stage.dismiss', member: anna },
      { type: 'media.mute', member: anna, source: 'microphone', muted: true },
      { type: 'member.remove', member: anna },
      { type: 'phase.set', to: 'finished' },
    ];
    for (const command of tries) {
      for (const by of [boris, actor])
        expect(answer(raised, by, command)).toEqual({ ok: false, code: 'forbidden' });
    }
  });
});

describe('a hand that a director has taken down', () => {
  const restore: RoomCommand = { type: 'hand.restore', member: anna };
  const hand = { at: 'hand_raised', wish: 'voice_and_video', since: 1_000_000 };

  it('goes up again as it was, when the director takes it back', () => {
    for (const acts of [
      [...raised, wait(5000), act(director, { type: 'hand.lower', member: anna })],
      [...invited, wait(5000), act(director, { type: 'invitation.cancel', member: anna })],
    ]) {
      const restored = play([...acts, act(director, restore)]);
      expect(restored.members[anna]?.standing).toEqual(hand);
      expect(restored.hands).toEqual([anna]);
    }
  });

  it('stays down when the person has lowered it, or after a minute', () => {
    const withdrawn = [...raised, act(anna, { type: 'hand.withdraw' })];
    expect(answer(withdrawn, director, restore)).toEqual({ ok: false, code: 'wrong_standing' });
    const lowered = [...raised, act(director, { type: 'hand.lower', member: anna })];
    expect(answer(lowered, director, restore, 1_060_000)).toEqual({ ok: false, code: 'wrong_standing' });
    expect(answer(lowered, anna, restore)).toEqual({ ok: false, code: 'forbidden' });
  });

  it('stays down once the show is over', () => {
    const over = act(director, { type: 'phase.set', to: 'finished' });
    const lowered = [...raised, act(director, { type: 'hand.lower', member: anna }), over];
    expect(answer(lowered, director, restore)).toEqual({ ok: false, code: 'wrong_phase' });
  });
});

describe('an evening', () => {
  it('goes from closed to finished and never back', () => {
    const end = [...openingActs, act(director, { type: 'phase.set', to: 'finished' })];
    expect(answer(end, director, { type: 'phase.set', to: 'live' })).toEqual({
      ok: false,
      code: 'wrong_phase',
    });
    expect(answer([...openingActs], director, { type: 'phase.set', to: 'closed' })).toEqual({
      ok: false,
      code: 'wrong_phase',
    });
  });

  it('sends spectators back to their seats for the interval, and leaves the cast standing', () => {
    const state = play([
      ...onStage,
      act(actor, { type: 'stage.enter' }),
      act(boris, { type: 'hand.raise', wish: 'voice' }),
      act(director, { type: 'phase.set', to: 'intermission' }),
    ]);
    expect(state.stage).toEqual([actor]);
    expect(state.hands).toEqual([boris]);
  });

  it('keeps a lost connection\u2019s place for the grace, and no longer', () => {
    const lost: Act[] = [
      ...onStage,
      { kind: 'system', command: { type: 'member.disconnect', member: anna } },
    ];
    expect(play(lost).stage).toEqual([anna]);
    expect(play([...lost, wait(testSettings.graceMs), passDeadlines]).stage).toEqual([]);
  });
});

describe('a repeated command', () => {
  it('changes nothing a second time', () => {
    const once = act(anna, { type: 'hand.raise', wish: 'voice' });
    const lowered = act(anna, { type: 'hand.withdraw' });
    expect(play([...openingActs, once, lowered, once]).hands).toEqual([]);
  });
});

describe('the maximum on stage', () => {
  const configured = (maxOnStage: number): Act => ({
    kind: 'system',
    command: { type: 'room.resume', epoch: 7, settings: { ...testSettings, maxOnStage } },
  });

  it('is the configured one at each opening', () => {
    expect(play([...openingActs, configured(7)]).settings.maxOnStage).toBe(7);
  });

  it('stays as a director has set it this evening', () => {
    const set = act(director, { type: 'settings.change', maxOnStage: 2 });
    expect(play([...openingActs, set, configured(7)]).settings.maxOnStage).toBe(2);
  });
});
