import { describe, expect, it } from 'vitest';
import { maxLineLength } from '../../protocol/ids.ts';
import type { ChatMode } from '../../protocol/room/index.ts';
import { evening, self } from '../stories/people.ts';
import { judge, mayWrite, mayWriteSoon } from './may-write.ts';

const chat = (change: object) => ({ chat: { allowance: 'free', nextAt: 0, said: [], ...change } as const });
const spectator = self(5, { at: 'audience' });

describe('mayWrite', () => {
  it('lets the house write, with a pause between two lines', () => {
    expect(mayWrite(spectator, 'open', 1000)).toEqual({ may: 'yes' });
    const paused = { ...spectator, ...chat({ nextAt: 5000 }) };
    expect(mayWrite(paused, 'slow', 1000)).toEqual({ may: 'soon', leftMs: 4000 });
    expect(mayWrite(paused, 'slow', 5000)).toEqual({ may: 'yes' });
  });

  it('asks nobody to write who may not', () => {
    const inMode = (mode: ChatMode, who = spectator) => {
      const view = evening('live', [], { chat: { mode, pinned: null } });
      return mayWriteSoon({ room: { audience: 'house', position: { epoch: 1, seq: 1 }, view }, self: who });
    };
    expect(inMode('closed')).toBe(false);
    expect(inMode('open', { ...spectator, ...chat({ allowance: 'off' }) })).toBe(false);
    expect(inMode('slow', { ...spectator, ...chat({ nextAt: 5000 }) })).toBe(true);
    expect(inMode('closed', self(1, { at: 'backstage' }, { role: 'actor' }))).toBe(true);
  });

  it('says why not', () => {
    expect(mayWrite(spectator, 'closed', 0)).toEqual({ may: 'no', why: 'closed' });
    expect(mayWrite({ ...spectator, ...chat({ allowance: 'off' }) }, 'closed', 0)).toEqual({
      may: 'no',
      why: 'silenced',
    });
    expect(mayWrite(self(5, { at: 'waiting', admits: 'at_interval', since: 0 }), 'open', 0)).toEqual({
      may: 'no',
      why: 'waiting',
    });
  });

  it('lets cast write whatever the mode', () => {
    expect(mayWrite(self(1, { at: 'backstage' }, { role: 'actor' }), 'closed', 0)).toEqual({ may: 'yes' });
  });
});

describe('judge', () => {
  it('counts only when few characters are left', () => {
    expect(judge('Good evening')).toEqual({ left: null, verdict: 'fine' });
    expect(judge('a'.repeat(maxLineLength - 10))).toEqual({ left: 10, verdict: 'fine' });
    expect(judge('a'.repeat(maxLineLength + 3))).toEqual({ left: -3, verdict: 'too_long' });
  });

  it('tells what the house would refuse before it is sent', () => {
    expect(judge(' \n ').verdict).toBe('empty');
    expect(judge('a\u202eb').verdict).toBe('unreadable');
    expect(judge('two\nlines 🎭').verdict).toBe('fine');
  });
});
