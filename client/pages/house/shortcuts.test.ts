import { describe, expect, it } from 'vitest';
import { keyOf, type Pressed, shortcutOf, shortcuts } from './shortcuts.ts';

const press = (code: string, change: Partial<Pressed> = {}) =>
  shortcutOf({
    code,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    isTaken: false,
    ...change,
  });

describe('the keys of the house', () => {
  it('do what is written on them', () => {
    const codes = shortcuts.map((shortcut) => {
      const key = keyOf(shortcut);
      return press(key === 'Esc' ? 'Escape' : `Key${key}`);
    });
    expect(codes).toEqual(shortcuts);
    expect(press('Space')).toBeNull();
    expect(press('Enter')).toBeNull();
  });

  it("leave the browser's own combinations alone", () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const)
      expect(press('KeyC', { [held]: true })).toBeNull();
  });

  it('do nothing while somebody types, but Escape closes', () => {
    expect(press('KeyH', { isTaken: true })).toBeNull();
    expect(press('KeyA', { isComposing: true })).toBeNull();
    expect(press('Escape', { isTaken: true })).toBe('close');
    expect(press('Escape', { defaultPrevented: true })).toBeNull();
  });

  it('clap on while A is held, and raise a hand once', () => {
    expect(press('KeyA', { repeat: true })).toBe('applause');
    expect(press('KeyH', { repeat: true })).toBeNull();
  });
});
