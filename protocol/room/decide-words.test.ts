import { describe, expect, it } from 'vitest';
import { LineId, LineText, type MemberId } from '../ids.ts';
import type { RoomCommand } from './commands.ts';
import { decide } from './decide.ts';
import { projectDesk, projectHouse, projectSelf } from './project.ts';
import { type Act, commandId, memberId, openingActs, play, words } from './testing.ts';

const director = memberId(0);
const actor = memberId(2);
const [anna, boris] = [memberId(5), memberId(6)];
const start = 1_000_000;
let lastCommand = 3000;

const act = (by: MemberId, command: RoomCommand): Act => ({
  kind: 'command',
  by,
  id: commandId(++lastCommand),
  command,
});
const answer = (acts: readonly Act[], by: MemberId, command: RoomCommand, now = start) =>
  decide(play(acts), command, { by, command: commandId(++lastCommand), now });
const say = (by: MemberId, text = 'Bravo'): Act => act(by, { type: 'chat.say', text });
const wait = (ms: number): Act => ({ kind: 'wait', ms });

describe('a line', () => {
  it('is plain text: trimmed, of readable characters, at most 300 of them', () => {
    expect(LineText.parse('  <b>Bravo</b> https://example.org \r\n\n\n\n again ')).toBe(
      '<b>Bravo</b> https://example.org\n\nagain',
    );
    for (const wrong of [
      '',
      '   ',
      'x'.repeat(301),
      'a\u202Eb',
      'a\u0000b',
      '\u200B',
      `o${'\u0301'.repeat(6)}`,
    ]) {
      expect(LineText.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
    expect(LineText.parse('👏🏽 👩‍🎤')).toBe('👏🏽 👩‍🎤');
  });
});

describe('the chat', () => {
  it('is read by everybody with the writer’s name, and by the desk with who it was', () => {
    const state = play([...openingActs, say(anna), say(actor)]);
    expect(projectHouse(state, words).lines).toMatchObject([
      { name: 'Person 5', role: 'audience' },
      { name: 'Person 2', role: 'actor' },
    ]);
    expect(projectHouse(state, words).lines[0]).not.toHaveProperty('by');
    expect(projectDesk(state, words).lines[0]).toMatchObject({ by: anna });
  });

  it('asks each person for a pause, longer while it is slow', () => {
    const said = [...openingActs, say(anna)];
    const again: RoomCommand = { type: 'chat.say', text: 'Again' };
    expect(answer(said, anna, again)).toEqual({ ok: false, code: 'chat_slow', retryAfterSeconds: 1 });
    expect(answer(said, boris, again)).toMatchObject({ ok: true });
    expect(answer(said, anna, again, start + 1_000)).toMatchObject({ ok: true });
    const slow = [...said, act(director, { type: 'chat.moderate', mode: 'slow' })];
    expect(answer(slow, anna, again, start + 1_000)).toMatchObject({
      code: 'chat_slow',
      retryAfterSeconds: 29,
    });
    expect(projectSelf(play(slow), anna, words)?.chat.nextAt).toBe(start + 30_000);
  });

  it('can be closed to the house, to one person, or slowed for one; the cast writes on', () => {
    const line: RoomCommand = { type: 'chat.say', text: 'Hello' };
    const closed = [...openingActs, act(director, { type: 'chat.moderate', mode: 'closed' })];
    expect(answer(closed, anna, line)).toMatchObject({ code: 'chat_closed' });
    expect(answer(closed, actor, line)).toMatchObject({ ok: true });
    const hushed = [...openingActs, act(director, { type: 'chat.hush', member: anna, chat: 'off' })];
    expect(answer(hushed, anna, line)).toMatchObject({ code: 'chat_silenced' });
    expect(answer(hushed, boris, line)).toMatchObject({ ok: true });
    const slowed = [
      ...openingActs,
      act(director, { type: 'chat.hush', member: anna, chat: 'slow' }),
      say(anna),
    ];
    expect(answer(slowed, anna, line, start + 5_000)).toMatchObject({ code: 'chat_slow' });
  });

  it('is as closed and as slow to whoever goes out and comes in again', () => {
    const line: RoomCommand = { type: 'chat.say', text: 'Hello' };
    const again = [
      act(anna, { type: 'room.leave' }),
      { kind: 'system', command: { type: 'member.connect', member: anna, role: 'audience' } } as const,
    ];
    const hushed = [...openingActs, act(director, { type: 'chat.hush', member: anna, chat: 'off' })];
    expect(answer([...hushed, ...again], anna, line)).toMatchObject({ code: 'chat_silenced' });
    const slow = [...openingActs, act(director, { type: 'chat.moderate', mode: 'slow' }), say(anna)];
    expect(answer([...slow, ...again], anna, line, start + 5_000)).toMatchObject({ code: 'chat_slow' });
  });

  it('loses a deleted line everywhere, pinned or not, and keeps a pinned one beyond the last fifty', () => {
    const said = play([...openingActs, say(anna)]);
    const line = said.chat.lines[0]?.id ?? LineId.parse(1);
    const pinned = [...openingActs, say(anna), act(director, { type: 'chat.pin', line })];
    const many = Array.from({ length: 60 }, () => [wait(1_000), say(boris)]).flat();
    const later = projectHouse(play([...pinned, ...many]), words);
    expect(later.lines.length).toBe(50);
    expect(later.chat.pinned?.id).toBe(line);
    const gone = play([...pinned, act(director, { type: 'chat.delete', line })]);
    expect(gone.chat).toMatchObject({ lines: [], pinned: null });
    expect(answer(openingActs, anna, { type: 'chat.delete', line })).toMatchObject({ code: 'forbidden' });
  });

  it('keeps fewer lines when they are long: a house view stays small', () => {
    const long = 'Ж'.repeat(300);
    const many = Array.from({ length: 60 }, () => [wait(1_000), say(boris, long)]).flat();
    const state = play([...openingActs, ...many]);
    const texts = new Map(state.chat.lines.map(({ id }) => [id, long]));
    const view = JSON.stringify(projectHouse(state, { ...words, texts }));
    expect(Buffer.byteLength(view)).toBeLessThan(16 * 1024);
    expect(state.chat.lines.length).toBeGreaterThan(8);
  });
});

describe('a private line', () => {
  it('goes from the desk to one of the cast, to all of them, or back to the desk, and to nobody else', () => {
    const notes = [
      act(director, { type: 'note.send', to: actor, text: 'Slower' }),
      act(director, { type: 'note.send', to: 'cast', text: 'Two minutes' }),
      act(actor, { type: 'note.send', to: 'desk', text: 'Ready' }),
    ];
    const state = play([...openingActs, ...notes]);
    const read = (id: MemberId) => projectSelf(state, id, words)?.notes.map(({ to }) => to);
    expect(read(actor)).toEqual([actor, 'cast', 'desk']);
    expect(read(memberId(3))).toEqual(['cast']);
    expect(read(anna)).toEqual([]);
    expect(projectDesk(state, words).notes.length).toBe(3);
    expect(JSON.stringify(projectHouse(state, words))).not.toContain('notes');
  });

  it('is for those behind the stage: no spectator in the house, and none from one actor to another', () => {
    const note = (to: MemberId): RoomCommand => ({ type: 'note.send', to, text: 'Psst' });
    expect(answer(openingActs, director, note(anna))).toMatchObject({ code: 'wrong_standing' });
    expect(answer(openingActs, actor, note(memberId(3)))).toMatchObject({ code: 'forbidden' });
    expect(answer(openingActs, anna, { type: 'note.send', to: 'desk', text: 'Hi' })).toMatchObject({
      code: 'forbidden',
    });
  });
});
