import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectDesk, projectSelf, type RoomCommand } from '../../../protocol/room/index.ts';
import { type Act, busyActs, commandId, memberId, play, words } from '../../../protocol/room/testing.ts';
import type { RoomClientState } from '../../room/state.ts';
import { fakeRoom } from '../../stories/fake-room.ts';
import { createDesk, recent, undoMs } from './desk-store.ts';

const state = play(busyActs);
const director = memberId(0);
const curtain: RoomCommand = { type: 'curtain.set', down: true };

/** A desk over a room that answers as it is told, and remembers what was asked of it. */
function deskThatHears(answer: (command: RoomCommand) => boolean = () => true) {
  const asked: RoomCommand[] = [];
  const seen: Partial<RoomClientState> = {
    room: { audience: 'desk', position: { epoch: 1, seq: 1 }, view: projectDesk(state, words) },
    self: projectSelf(state, director, words) ?? null,
  };
  const talk = vi.fn(() => Promise.resolve(true));
  const api = {
    ...fakeRoom(seen),
    talk,
    command: (command: RoomCommand) => {
      asked.push(command);
      return Promise.resolve(answer(command));
    },
  };
  return { desk: createDesk(api), asked, talk };
}

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

describe('undo', () => {
  it('is offered once the act is accepted, and takes the last one back', async () => {
    const { desk, asked } = deskThatHears();
    await desk.act(curtain);
    await desk.act({ type: 'house.lock', locked: true });
    expect(desk.store.getState().done.map(({ words: { key } }) => key)).toEqual(['curtain-down', 'locked']);
    await desk.undo();
    await desk.undo();
    await desk.undo();
    expect(asked.slice(2)).toEqual([
      { type: 'house.lock', locked: false },
      { type: 'curtain.set', down: false },
    ]);
  });

  it('takes back what was given a moment ago, though the room has not answered yet', async () => {
    const { desk, asked } = deskThatHears();
    const acting = desk.act(curtain);
    const undoing = desk.undo();
    await Promise.all([acting, undoing]);
    expect(asked.at(-1)).toEqual({ type: 'curtain.set', down: false });
  });

  it('is not offered for what the room has refused', async () => {
    const { desk } = deskThatHears(() => false);
    expect(await desk.act(curtain)).toBe(false);
    expect(desk.store.getState().done).toEqual([]);
  });

  it('is over after a while', async () => {
    const { desk, asked } = deskThatHears();
    await desk.act(curtain);
    vi.advanceTimersByTime(undoMs);
    expect(recent(desk.store.getState().done, Date.now())).toEqual([]);
    await desk.undo();
    expect(asked).toEqual([curtain]);
  });

  it('stops at the first refusal: the room has moved on', async () => {
    const { desk, asked } = deskThatHears(({ type }) => type !== 'hand.restore');
    await desk.act({ type: 'hand.lower', member: memberId(7) });
    await desk.undo();
    expect(asked.map(({ type }) => type)).toEqual(['hand.lower', 'hand.restore']);
  });
});

it('an interval goes with its planned length, other phases without', async () => {
  const { desk, asked } = deskThatHears();
  desk.store.setState({ minutes: 20 });
  await desk.go('intermission');
  await desk.go('live');
  desk.store.setState({ minutes: null });
  await desk.go('intermission');
  expect(asked).toEqual([
    { type: 'phase.set', to: 'intermission', minutes: 20 },
    { type: 'phase.set', to: 'live' },
    { type: 'phase.set', to: 'intermission' },
  ]);
});

it('a held talk key is one call, and its release another', () => {
  const { desk, talk } = deskThatHears();
  desk.talk('wings');
  desk.talk('wings');
  desk.talk(null);
  desk.talk(null);
  expect(talk.mock.calls).toEqual([['wings'], [null]]);
});

describe('several desks', () => {
  const other = memberId(1);
  let last = 7000;
  const does = (command: RoomCommand, by = director): Act => ({
    kind: 'command',
    by,
    id: commandId(++last),
    command,
  });

  /** A desk over a real room: what it and the other desk do is played there. */
  function deskInRoom() {
    const acts: Act[] = [...busyActs];
    const api = fakeRoom({});
    const show = (): void => {
      const now = play(acts);
      const view = projectDesk(now, words);
      api.store.setState({
        room: { audience: 'desk', position: { epoch: 1, seq: now.seq }, view },
        self: projectSelf(now, director, words) ?? null,
      });
    };
    const command = (one: RoomCommand, by = director): Promise<boolean> => {
      acts.push(does(one, by));
      show();
      return Promise.resolve(true);
    };
    show();
    const desk = createDesk({ ...api, command: (one: RoomCommand) => command(one) });
    return { desk, theirs: (one: RoomCommand) => command(one, other), state: () => play(acts) };
  }
  const raise: RoomCommand = { ...curtain, down: false };

  it('do not undo what another has decided since, though it looks the same', async () => {
    const { desk, theirs, state: now } = deskInRoom();
    await desk.act(curtain);
    await theirs(raise);
    await theirs(curtain);
    await desk.undo();
    expect(now().curtain).toBe(true);
    expect(desk.store.getState().done.map(({ words: { key } }) => key)).toEqual(['undo-overruled']);
  });

  it('undo what is still their own', async () => {
    const { desk, theirs, state: now } = deskInRoom();
    await desk.act(curtain);
    await theirs({ type: 'house.lock', locked: true });
    await desk.undo();
    expect(now().curtain).toBe(false);
  });

  it('leave one silent whom another has silenced again', async () => {
    const { desk, theirs, state: now } = deskInRoom();
    const actor = memberId(2);
    const mute = { type: 'media.mute', member: actor, source: 'microphone' } as const;
    await desk.act({ type: 'media.mute_many', members: 'stage', source: 'microphone', muted: true });
    await theirs({ ...mute, muted: false });
    await theirs({ ...mute, muted: true });
    await desk.undo();
    expect(now().members[actor]?.muted.microphone).toBe(true);
  });

  it('do not cross: a press that meets another’s curtain on its way does nothing', async () => {
    const { desk, theirs, state: now } = deskInRoom();
    await theirs(curtain);
    expect(await desk.act(raise)).toBe(false);
    expect(now().curtain).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(await desk.act(raise)).toBe(true);
    expect(now().curtain).toBe(false);
  });
});
