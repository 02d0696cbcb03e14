import { describe, expect, it } from 'vitest';
import { LineId } from '../../../protocol/ids.ts';
import { dismissedIn } from './dismissed.ts';

const [first, second] = [LineId.parse(1), LineId.parse(2)];

function tab() {
  const kept = new Map<string, string>();
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
}

describe('a pinned line that was put away', () => {
  it('stays away over a reload, and the next one comes', () => {
    const storage = tab();
    dismissedIn(7, storage).add(first);
    expect(dismissedIn(7, storage).has(first)).toBe(true);
    expect(dismissedIn(7, storage).has(second)).toBe(false);
  });

  it('says nothing of another show', () => {
    const storage = tab();
    dismissedIn(7, storage).add(first);
    expect(dismissedIn(8, storage).has(first)).toBe(false);
  });

  it('fails nowhere where storage is forbidden', () => {
    const forbidden = dismissedIn(7, () => {
      throw new Error('forbidden');
    });
    forbidden.add(first);
    expect(forbidden.has(first)).toBe(false);
  });
});
