/*
 * Which key does what at the desk. The one table: the desk listens by it, the help sheet is drawn from it, and the
 * buttons show the keys that it gives them.
 */

/** What a key can ask for. */
export const keyActs = [
  'help',
  'undo',
  'curtain',
  'open',
  'begin',
  'interval',
  'end',
  'bows',
  'invite_next',
  'next_question',
  'mute_guests',
  'mute_stage',
  'lock',
  'talk',
  'to_hands',
  'to_people',
  'tab',
  'row_up',
  'row_down',
  'hand_invite',
  'hand_backstage',
  'hand_lower',
  'hand_up',
  'hand_down',
  'person_bring',
  'person_dismiss',
  'person_mute',
  'person_camera',
  'person_standby',
  'person_spotlight',
] as const;
export type KeyAct = (typeof keyActs)[number];

/** Where a key is heard: anywhere at the desk, or while a row of the queue or of the cast has the focus. */
export const keyScopes = ['desk', 'row', 'hand', 'person'] as const;
export type KeyScope = (typeof keyScopes)[number];

/**
 * `press`: at once. `hold`: what the whole house notices must be held as long as its button; a shorter press asks.
 * `while_down`: as long as the key is down.
 */
export type KeyManner = 'press' | 'hold' | 'while_down';

export interface Binding {
  /** A small Latin letter, a digit or a name of the UI Events standard (`ArrowUp`). */
  readonly key: string;
  /** With Ctrl or ⌘, or with Alt; without, the key is heard alone. */
  readonly with?: 'command' | 'alt';
  readonly act: KeyAct;
  readonly scope: KeyScope;
  readonly manner: KeyManner;
}

const press = (key: string, act: KeyAct, scope: KeyScope = 'desk'): Binding => ({
  key,
  act,
  scope,
  manner: 'press',
});
const hold = (key: string, act: KeyAct): Binding => ({ key, act, scope: 'desk', manner: 'hold' });

/** No key here is the space bar, and none of those that change the phase acts at a touch. */
export const bindings: readonly Binding[] = [
  press('c', 'curtain'),
  press('z', 'undo'),
  { ...press('z', 'undo'), with: 'command' },
  press('o', 'open'),
  hold('b', 'begin'),
  hold('i', 'interval'),
  hold('e', 'end'),
  press('p', 'bows'),
  press('n', 'invite_next'),
  press('q', 'next_question'),
  press('m', 'mute_guests'),
  press('a', 'mute_stage'),
  press('l', 'lock'),
  { key: 't', act: 'talk', scope: 'desk', manner: 'while_down' },
  press('h', 'to_hands'),
  press('s', 'to_people'),
  ...['1', '2', '3', '4', '5'].map((digit) => press(digit, 'tab')),
  press('?', 'help'),
  press('ArrowUp', 'row_up', 'row'),
  press('ArrowDown', 'row_down', 'row'),
  press('Enter', 'hand_invite', 'hand'),
  press('k', 'hand_backstage', 'hand'),
  press('Delete', 'hand_lower', 'hand'),
  { ...press('ArrowUp', 'hand_up', 'hand'), with: 'alt' },
  { ...press('ArrowDown', 'hand_down', 'hand'), with: 'alt' },
  press('Enter', 'person_bring', 'person'),
  press('d', 'person_dismiss', 'person'),
  press('x', 'person_mute', 'person'),
  press('v', 'person_camera', 'person'),
  press('r', 'person_standby', 'person'),
  press('f', 'person_spotlight', 'person'),
];

/** What of a keyboard event matters. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The key as the table names it. Where the layout gives another script, the place on the keyboard decides: on a Russian
 * keyboard C is where С is.
 */
export function nameOf({ key, code }: Pick<Stroke, 'key' | 'code'>): string {
  if (key === '?') return key;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code) ?? [];
  return letter?.toLowerCase() ?? digit ?? key;
}

/** What a stroke asks for in these scopes; the narrowest one that knows the key answers. */
export function bindingOf(stroke: Stroke, scopes: readonly KeyScope[]): Binding | undefined {
  const name = nameOf(stroke);
  // Only "?" needs Shift on most keyboards; every other key is heard without.
  if (stroke.shiftKey && name !== '?') return undefined;
  const modifier = modifierOf(stroke);
  if (modifier === 'other') return undefined;
  return bindings
    .filter((binding) => binding.key === name && (binding.with ?? 'none') === modifier)
    .filter(({ scope }) => scopes.includes(scope))
    .toSorted((one, other) => keyScopes.indexOf(other.scope) - keyScopes.indexOf(one.scope))[0];
}

function modifierOf({ ctrlKey, metaKey, altKey }: Stroke): 'none' | 'command' | 'alt' | 'other' {
  const isCommand = ctrlKey || metaKey;
  if (isCommand && altKey) return 'other';
  return isCommand ? 'command' : altKey ? 'alt' : 'none';
}

const signs: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Delete: 'Del' };

/** A key as it is printed on the keyboard: `C`, `Ctrl+Z`, `Alt+↑`. */
export function keyText({ key, with: modifier }: Pick<Binding, 'key' | 'with'>): string {
  const sign = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return modifier === undefined ? sign : `${modifier === 'alt' ? 'Alt' : 'Ctrl'}+${sign}`;
}

/** The first key for an act, for its button. */
export function keyFor(act: KeyAct): string | undefined {
  const binding = bindings.find((each) => each.act === act);
  return binding === undefined ? undefined : keyText(binding);
}

/** The keys for each act of a scope, as the help sheet lists them. */
export function helpFor(scope: KeyScope): readonly {
  readonly act: KeyAct;
  readonly keys: readonly string[];
  readonly manner: KeyManner;
}[] {
  const of = bindings.filter((binding) => binding.scope === scope);
  return [...new Set(of.map(({ act }) => act))].map((act) => {
    const same = of.filter((binding) => binding.act === act);
    return { act, keys: same.map(keyText), manner: same[0]?.manner ?? 'press' };
  });
}
