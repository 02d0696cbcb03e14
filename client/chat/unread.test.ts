import { describe, expect, it } from 'vitest';
import { LineId } from '../../protocol/ids.ts';
import { lastOf, unreadOf } from './unread.ts';

const line = (id: number) => ({ id: LineId.parse(id) });

describe('what is unread', () => {
  it('counts the lines of others since the last one seen', () => {
    const lines = [line(3), line(7), line(9), line(12)];
    expect(unreadOf(lines, [], 7)).toBe(2);
    expect(unreadOf(lines, [LineId.parse(9)], 7)).toBe(1);
    expect(unreadOf(lines, [], lastOf(lines))).toBe(0);
    expect(lastOf([])).toBe(0);
  });
});
