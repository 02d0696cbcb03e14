import { describe, expect, it } from 'vitest';
import type { MemberId } from '../ids.ts';
import type { RoomCommand } from './commands.ts';
import { nextDeadline } from './deadlines.ts';
import { decide } from './decide.ts';
import { desiredMedia } from './desired-media.ts';
import { projectHouse } from './project.ts';
import { memberOf, type RoomState } from './state.ts';
import { type Act, commandId, memberId, openingActs, play, words } from './testing.ts';

const director = memberId(0);
const second = memberId(1);
const actor = memberId(2);
const colleague = memberId(3);
const [anna, boris] = [memberId(5), memberId(6)];
const start = 1_000_000;
let lastCommand = 2000;

const act = (by: MemberId, command: RoomCommand): Act => ({
  kind: 'command',
  by,
  id: commandId(++lastCommand),
  command,
});
const direct = (command: RoomCommand): Act => act(director, command);
const wait = (ms: number): Act => ({ kind: 'wait', ms });
const passDeadlines: Act = { kind: 'system', command: { type: 'deadlines.pass' } };
const come = (member: MemberId): Act => ({
  kind: 'system',
  command: { type: 'member.connect', member, role: 'audience' },
});
const answer = (acts: readonly Act[], by: MemberId, command: RoomCommand, now = start) =>
  decide(play(acts), command, { by, command: commandId(++lastCommand), now });
const at = (state: RoomState, id: MemberId) => memberOf(state, id)?.standing.at;

const playing = [...openingActs, act(actor, { type: 'stage.enter' })];
const guestOnStage = [
  ...playing,
  act(anna, { type: 'hand.raise', wish: 'voice_and_video' }),
  direct({ type: 'stage.invite', member: anna }),
  act(anna, { type: 'invitation.accept' }),
];

describe('the curtain', () => {
  const down = [...guestOnStage, direct({ type: 'curtain.set', down: true })];

  it('holds the stage back from the house at once, and from nobody behind it', () => {
    const state = play(down);
    expect(projectHouse(state, words)).toMatchObject({ stage: [], scene: { curtain: true } });
    const house = desiredMedia(state, boris).receive;
    expect(house.length).toBeGreaterThan(0);
    expect(house.every(({ held }) => held)).toBe(true);
    expect(desiredMedia(state, colleague).receive.some(({ from, held }) => from === actor && !held)).toBe(
      true,
    );
  });

  it('goes up as it went down: whoever stood there stands there', () => {
    const state = play([...down, direct({ type: 'curtain.set', down: false })]);
    expect(projectHouse(state, words).stage.map(({ id }) => id)).toEqual([actor, anna]);
    expect(desiredMedia(state, boris).receive.every(({ held }) => !held)).toBe(true);
  });

  it('stays down through the beginning of an interval, and needs an evening to hang in', () => {
    const interval = [...down, direct({ type: 'phase.set', to: 'intermission' })];
    expect(play(interval).curtain).toBe(true);
    expect(play([...interval, direct({ type: 'phase.set', to: 'finished' })]).curtain).toBe(false);
    const over = [...playing, direct({ type: 'phase.set', to: 'finished' })];
    expect(answer(over, director, { type: 'curtain.set', down: true })).toMatchObject({
      code: 'wrong_phase',
    });
  });
});

describe('latecomers', () => {
  // The tenth of the company is in already; one seat is freed for whoever comes late.
  const begun = (rule: 'at_interval' | 'by_director'): readonly Act[] => [
    ...openingActs.slice(0, 9),
    direct({ type: 'phase.set', to: 'foyer' }),
    direct({ type: 'settings.change', latecomers: rule }),
    direct({ type: 'phase.set', to: 'live' }),
    act(actor, { type: 'stage.enter' }),
    come(memberId(10)),
  ];

  it('wait for the interval, without sound or picture, and then are in', () => {
    const late = play(begun('at_interval'));
    expect(at(late, memberId(10))).toBe('waiting');
    expect(desiredMedia(late, memberId(10)).receive).toEqual([]);
    const interval = play([...begun('at_interval'), direct({ type: 'phase.set', to: 'intermission' })]);
    expect(at(interval, memberId(10))).toBe('audience');
  });

  it('wait for the director, where the director wants to see each of them', () => {
    const interval = [...begun('by_director'), direct({ type: 'phase.set', to: 'intermission' })];
    expect(at(play(interval), memberId(10))).toBe('waiting');
    expect(
      at(play([...interval, direct({ type: 'latecomer.admit', member: memberId(10) })]), memberId(10)),
    ).toBe('audience');
  });

  it('are not those who have been in the house and come back', () => {
    const left: Act = { kind: 'system', command: { type: 'member.disconnect', member: anna } };
    const back = [...begun('at_interval'), left, wait(60_000), passDeadlines, come(anna)];
    expect(at(play(back), anna)).toBe('audience');
  });

  it('cannot raise a hand or write before they are in', () => {
    const late = begun('at_interval');
    expect(answer(late, memberId(10), { type: 'hand.raise', wish: 'voice' })).toMatchObject({ ok: false });
    expect(answer(late, memberId(10), { type: 'chat.say', text: 'Hello' })).toMatchObject({
      code: 'wrong_standing',
    });
  });
});

describe('a locked house', () => {
  it('lets no stranger in, and everybody back who has been there', () => {
    const locked = [
      ...openingActs.slice(0, 8),
      ...openingActs.slice(10),
      direct({ type: 'house.lock', locked: true }),
    ];
    expect(at(play([...locked, come(memberId(9))]), memberId(9))).toBeUndefined();
    const left: Act = { kind: 'system', command: { type: 'member.disconnect', member: anna } };
    expect(at(play([...locked, left, wait(60_000), passDeadlines, come(anna)]), anna)).toBe('audience');
  });
});

describe('the floor', () => {
  it('is taken by a spectator alone while it is open, up to the places on stage', () => {
    expect(answer(playing, anna, { type: 'stage.enter', wish: 'voice' })).toMatchObject({
      code: 'wrong_phase',
    });
    const open = [...playing, direct({ type: 'settings.change', floor: 'open' })];
    const up = [...open, act(anna, { type: 'stage.enter', wish: 'voice_and_video' })];
    expect(memberOf(play(up), anna)?.standing).toMatchObject({ at: 'on_stage', wish: 'voice_and_video' });
    const full = [...up, act(boris, { type: 'stage.enter', wish: 'voice' })];
    expect(answer(full, memberId(7), { type: 'stage.enter', wish: 'voice' })).toMatchObject({
      code: 'stage_full',
    });
  });

  it('gives everybody a voice and no picture, and takes all of them back together', () => {
    const everybody = [
      ...playing,
      direct({ type: 'settings.change', floor: 'everybody' }),
      ...[5, 6, 7, 8].map((n) => act(memberId(n), { type: 'stage.enter', wish: 'voice_and_video' })),
    ];
    const state = play(everybody);
    expect(state.stage.length).toBe(5);
    expect(memberOf(state, anna)?.standing).toMatchObject({ at: 'on_stage', wish: 'voice' });
    const over = play([...everybody, direct({ type: 'settings.change', floor: 'invitation' })]);
    expect(over.stage).toEqual([actor]);
  });

  it('leaves on stage whoever was asked up, when no longer everybody may speak', () => {
    const over = play([
      ...guestOnStage,
      direct({ type: 'settings.change', floor: 'everybody' }),
      act(boris, { type: 'stage.enter' }),
      direct({ type: 'settings.change', floor: 'invitation' }),
    ]);
    expect(over.stage).toEqual([actor, anna]);
  });

  it('goes on to the next question past those who speak from their seats', () => {
    const asked = play([
      ...guestOnStage,
      direct({ type: 'settings.change', floor: 'everybody' }),
      act(boris, { type: 'stage.enter' }),
      act(memberId(7), { type: 'hand.raise', wish: 'voice' }),
      direct({ type: 'stage.next' }),
    ]);
    expect(asked.stage).toEqual([actor, boris]);
    expect(memberOf(asked, memberId(7))?.standing.at).toBe('invited');
  });

  it('goes to the next question in one command', () => {
    const queue = [
      ...guestOnStage,
      act(boris, { type: 'hand.raise', wish: 'voice' }),
      direct({ type: 'stage.next' }),
    ];
    expect(at(play(queue), anna)).toBe('audience');
    expect(at(play(queue), boris)).toBe('invited');
  });

  it('ends a turn when its time is over', () => {
    const timed = [
      ...playing,
      direct({ type: 'settings.change', turnMs: 60_000 }),
      ...guestOnStage.slice(playing.length).map((one): Act => ({ ...one })),
    ];
    const state = play(timed);
    expect(nextDeadline(state)).toBe(start + 60_000);
    expect(at(play([...timed, wait(60_000), passDeadlines]), anna)).toBe('audience');
  });

  const openTo = (floor: 'open' | 'everybody', turnMs: number | null = null) => [
    ...playing,
    direct({ type: 'settings.change', floor, turnMs }),
    act(anna, { type: 'stage.enter', wish: 'voice' }),
  ];
  const enter = act(anna, { type: 'stage.enter', wish: 'voice' });
  const takes = (acts: readonly Act[]) => answer(acts, anna, { type: 'stage.enter', wish: 'voice' });

  it('is not taken back by stepping down and up again: who was silenced is silent', () => {
    const silenced = [
      ...openTo('everybody'),
      direct({ type: 'media.mute', member: anna, source: 'microphone', muted: true }),
    ];
    const back = [...silenced, act(anna, { type: 'stage.leave' }), enter];
    expect(memberOf(play(back), anna)).toMatchObject({
      standing: { at: 'on_stage' },
      muted: { microphone: true },
    });
    // Whom a director asks up is not silenced beforehand.
    const asked = [
      ...silenced,
      act(anna, { type: 'stage.leave' }),
      direct({ type: 'settings.change', floor: 'invitation' }),
      act(anna, { type: 'hand.raise', wish: 'voice' }),
      direct({ type: 'stage.invite', member: anna }),
      act(anna, { type: 'invitation.accept' }),
    ];
    expect(memberOf(play(asked), anna)?.muted.microphone).toBe(false);
  });

  it('is closed to whoever was dismissed, until a director asks them or gives it anew', () => {
    const dismissed = [...openTo('open'), direct({ type: 'stage.dismiss', member: anna })];
    expect(takes(dismissed)).toMatchObject({ ok: false });
    const tricks = [
      act(anna, { type: 'hand.raise', wish: 'voice' }),
      act(anna, { type: 'hand.withdraw' }),
      act(anna, { type: 'room.leave' }),
      come(anna),
    ];
    expect(takes([...dismissed, ...tricks, wait(600_000), passDeadlines])).toMatchObject({ ok: false });
    const asked = [...dismissed, direct({ type: 'stage.invite', member: anna })];
    expect(at(play([...asked, act(anna, { type: 'invitation.accept' })]), anna)).toBe('on_stage');
    const anew = [
      direct({ type: 'settings.change', floor: 'invitation' }),
      direct({ type: 'settings.change', floor: 'open' }),
    ];
    expect(takes([...dismissed, ...anew])).toMatchObject({ ok: true });
  });

  it('is left to the others for a minute after a turn, however it ended', () => {
    const over = [...openTo('open', 10_000), wait(10_000), passDeadlines];
    const steppedDown = [...openTo('open', 10_000), act(anna, { type: 'stage.leave' })];
    for (const acts of [over, steppedDown]) {
      expect(takes(acts)).toMatchObject({ ok: false });
      expect(takes([...acts, wait(60_000), passDeadlines])).toMatchObject({ ok: true });
    }
    expect(takes([...openTo('open'), act(anna, { type: 'stage.leave' })])).toMatchObject({ ok: true });
  });

  it('gives whoever speaks already as much time as everybody, from when it is said', () => {
    const limited = [...openTo('open'), wait(300_000), direct({ type: 'settings.change', turnMs: 30_000 })];
    expect(memberOf(play(limited), anna)?.standing).toMatchObject({ endsAt: start + 330_000 });
    const free = [...limited, direct({ type: 'settings.change', turnMs: null })];
    expect(memberOf(play(free), anna)?.standing).not.toHaveProperty('endsAt');
    expect(at(play([...limited, wait(30_000), passDeadlines]), anna)).toBe('audience');
  });

  it('does not wait for somebody who has lost the connection', () => {
    const lost: Act = { kind: 'system', command: { type: 'member.disconnect', member: anna } };
    const queue = [
      ...playing,
      act(anna, { type: 'hand.raise', wish: 'voice' }),
      act(boris, { type: 'hand.raise', wish: 'voice' }),
      lost,
      direct({ type: 'stage.next' }),
    ];
    expect(at(play(queue), anna)).toBe('hand_raised');
    expect(at(play(queue), boris)).toBe('invited');
  });

  it('mutes every spectator on stage at once, and nobody else', () => {
    const muted = play([
      ...guestOnStage,
      direct({ type: 'media.mute_many', members: 'guests', source: 'microphone', muted: true }),
    ]);
    expect(memberOf(muted, anna)?.muted.microphone).toBe(true);
    expect(memberOf(muted, actor)?.muted.microphone).toBe(false);
  });
});

describe('behind the stage', () => {
  const backstage = [
    ...playing,
    act(anna, { type: 'hand.raise', wish: 'voice_and_video' }),
    direct({ type: 'stage.invite', member: anna, to: 'backstage' }),
    act(anna, { type: 'invitation.accept' }),
  ];

  it('a spectator is heard by the directors alone, until a director brings them on', () => {
    const state = play(backstage);
    expect(at(state, anna)).toBe('backstage');
    const hears = (id: MemberId) => desiredMedia(state, id).receive.some(({ from }) => from === anna);
    expect([director, second].every(hears)).toBe(true);
    expect([actor, colleague, boris].some(hears)).toBe(false);
    expect(answer(backstage, anna, { type: 'stage.enter' })).toMatchObject({ ok: false });
    expect(at(play([...backstage, direct({ type: 'stage.bring', member: anna })]), anna)).toBe('on_stage');
  });

  it('a talkback to somebody on stage does not follow them into the house', () => {
    const spoken = [...guestOnStage, direct({ type: 'talkback.set', to: anna })];
    const hears = (state: RoomState) =>
      desiredMedia(state, anna).receive.some(({ source }) => source === 'talkback');
    expect(hears(play(spoken))).toBe(true);
    expect(hears(play([...spoken, direct({ type: 'stage.dismiss', member: anna })]))).toBe(false);
  });

  it('the talkback is heard by whom it is meant for', () => {
    const hearers = (to: MemberId | 'wings') => {
      const state = play([...backstage, direct({ type: 'talkback.set', to })]);
      return Object.values(state.members)
        .filter(({ id }) => desiredMedia(state, id).receive.some(({ source }) => source === 'talkback'))
        .map(({ id }) => id);
    };
    expect(hearers(actor)).toEqual([actor]);
    expect(hearers('wings')).toEqual([second, actor, colleague, memberId(4), anna]);
    expect(answer(backstage, director, { type: 'talkback.set', to: boris })).toMatchObject({
      code: 'wrong_standing',
    });
  });
});

describe('a dismissal', () => {
  it('can be taken back for a minute, by another invitation: nothing opens a microphone by itself', () => {
    const dismissed = [...guestOnStage, direct({ type: 'stage.dismiss', member: anna })];
    const again = [...dismissed, direct({ type: 'stage.invite', member: anna })];
    expect(at(play(again), anna)).toBe('invited');
    expect(answer(dismissed, director, { type: 'stage.invite', member: anna }, start + 60_000)).toMatchObject(
      {
        code: 'wrong_standing',
      },
    );
    expect(answer(playing, director, { type: 'stage.invite', member: boris })).toMatchObject({
      code: 'wrong_standing',
    });
  });
});

describe('the direction', () => {
  it('is handed over and taken back, and never by leaving nobody in charge', () => {
    const both = [...playing, direct({ type: 'role.give', member: actor, role: 'director' })];
    expect(memberOf(play(both), actor)?.role).toBe('director');
    expect(at(play(both), actor)).toBe('on_stage');
    const alone: Act = { kind: 'system', command: { type: 'member.disconnect', member: second } };
    expect(
      answer([...playing, alone], director, { type: 'role.give', member: director, role: 'actor' }),
    ).toMatchObject({ code: 'forbidden' });
    expect(answer(playing, director, { type: 'role.give', member: anna, role: 'director' })).toMatchObject({
      code: 'wrong_standing',
    });
  });

  it('is not needed for the show to go on, but a room without cast for six hours ends', () => {
    const gone = [director, second, actor, colleague, memberId(4)].map((member): Act => ({
      kind: 'system',
      command: { type: 'member.disconnect', member },
    }));
    const left = [...playing, ...gone, wait(60_000), passDeadlines];
    expect(play(left).phase).toBe('live');
    expect(play([...left, wait(6 * 3_600_000), passDeadlines]).phase).toBe('finished');
  });
});

describe('the curtain call', () => {
  it('brings the actors on, as many as there are places, and ends with the evening', () => {
    const bows = play([...playing, direct({ type: 'bows.call', on: true })]);
    expect(bows.bows).toBe(true);
    expect(bows.stage).toEqual([actor, colleague, memberId(4)]);
    expect(
      play([
        ...playing,
        direct({ type: 'bows.call', on: true }),
        direct({ type: 'phase.set', to: 'finished' }),
      ]).bows,
    ).toBe(false);
  });
});

describe('an interval', () => {
  it('says how long it is meant to last, and ends by no clock', () => {
    const interval = [...playing, direct({ type: 'phase.set', to: 'intermission', minutes: 15 })];
    expect(play(interval).phaseEndsAt).toBe(start + 15 * 60_000);
    expect(play([...interval, wait(16 * 60_000), passDeadlines]).phase).toBe('intermission');
  });
});
