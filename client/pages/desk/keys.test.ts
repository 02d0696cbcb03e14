import { describe, expect, it } from 'vitest';
import {
  type Binding,
  bindingOf,
  bindings,
  helpFor,
  keyActs,
  keyScopes,
  keyText,
  type KeyScope,
  type Stroke,
} from './keys.ts';

const stroke = (key: string, change: Partial<Stroke> = {}): Stroke => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});
const actOf = (pressed: Stroke, scopes: readonly KeyScope[] = ['desk']): string | undefined =>
  bindingOf(pressed, scopes)?.act;

describe('the table of keys', () => {
  it('gives every act a key, and no key two acts in one place', () => {
    expect(new Set(bindings.map(({ act }) => act))).toEqual(new Set(keyActs));
    const places = bindings.map(({ key, scope, with: modifier }) => [key, scope, modifier].join());
    expect(new Set(places).size).toBe(places.length);
  });

  it('never begins or ends anything at a touch, nor by the space bar', () => {
    const phases: readonly Binding[] = bindings.filter(({ act }) =>
      ['begin', 'interval', 'end'].includes(act),
    );
    expect(phases.map(({ manner }) => manner)).toEqual(['hold', 'hold', 'hold']);
    expect(actOf(stroke(' ', { code: 'Space' }), keyScopes)).toBeUndefined();
  });

  it('is what the help sheet lists, whole', () => {
    const listed = keyScopes.flatMap((scope) => helpFor(scope));
    expect(listed.flatMap(({ keys }) => keys)).toHaveLength(bindings.length);
    expect(listed.find(({ act }) => act === 'undo')?.keys).toEqual(['Z', 'Ctrl+Z']);
    expect(keyText({ key: 'ArrowUp', with: 'alt' })).toBe('Alt+↑');
  });
});

describe('bindingOf', () => {
  it('hears letters whatever the script of the keyboard, and with caps lock', () => {
    expect(actOf(stroke('c'))).toBe('curtain');
    expect(actOf(stroke('С', { code: 'KeyC' }))).toBe('curtain'); // Cyrillic
    expect(actOf(stroke('C'))).toBe('curtain');
    expect(actOf(stroke('1', { code: 'Digit1' }))).toBe('tab');
    expect(actOf(stroke('&', { code: 'Digit1' }))).toBe('tab');
  });

  it('hears the letter that a Latin layout shows, not its place', () => {
    // On AZERTY the key that says Z stands where QWERTY has W.
    expect(actOf(stroke('z', { code: 'KeyW' }))).toBe('undo');
  });

  it('is deaf to what belongs to the browser', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'] as const) {
      expect(actOf(stroke('c', { [modifier]: true }))).toBeUndefined();
    }
    expect(actOf(stroke('z', { ctrlKey: true, altKey: true }))).toBeUndefined();
    expect(actOf(stroke('z', { ctrlKey: true, shiftKey: true }))).toBeUndefined();
  });

  it('hears what is meant with a modifier', () => {
    expect(actOf(stroke('z', { ctrlKey: true }))).toBe('undo');
    expect(actOf(stroke('z', { metaKey: true }))).toBe('undo');
    expect(actOf(stroke('?', { code: 'Digit7', shiftKey: true }))).toBe('help');
    expect(actOf(stroke('ArrowUp', { altKey: true }), ['desk', 'row', 'hand'])).toBe('hand_up');
  });

  it('answers in the narrowest place, and in no other', () => {
    expect(actOf(stroke('Enter'))).toBeUndefined();
    expect(actOf(stroke('Enter'), ['desk', 'row', 'hand'])).toBe('hand_invite');
    expect(actOf(stroke('Enter'), ['desk', 'row', 'person'])).toBe('person_bring');
    expect(actOf(stroke('c'), ['desk', 'row', 'person'])).toBe('curtain');
    expect(actOf(stroke('d'), ['desk', 'row', 'hand'])).toBeUndefined();
  });
});
