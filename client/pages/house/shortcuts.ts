import { type RefObject, useEffect, useRef } from 'react';

/** What a key of the house does. */
export const shortcuts = ['hand', 'applause', 'chat', 'microphone', 'full-screen', 'close'] as const;
export type Shortcut = (typeof shortcuts)[number];

/** The keys by their place on the keyboard, so that they work in every layout. */
const byCode: Readonly<Record<string, Shortcut>> = {
  KeyH: 'hand',
  KeyA: 'applause',
  KeyC: 'chat',
  KeyM: 'microphone',
  KeyF: 'full-screen',
  Escape: 'close',
};

/** What stands on the key, for the list of shortcuts. */
export const keyOf = (shortcut: Shortcut): string =>
  ({ hand: 'H', applause: 'A', chat: 'C', microphone: 'M', 'full-screen': 'F', close: 'Esc' })[shortcut];

/** What of a pressed key is looked at. */
export interface Pressed {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  /** Another listener has already acted on it. */
  readonly defaultPrevented: boolean;
  /** It goes into a field, or to an open menu or question. */
  readonly isTaken: boolean;
}

/** What a pressed key asks for; a key that is held only claps on. */
export function shortcutOf(pressed: Pressed): Shortcut | null {
  const { ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = pressed;
  if (ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return null;
  const shortcut = byCode[pressed.code] ?? null;
  if (pressed.isTaken && shortcut !== 'close') return null;
  return pressed.repeat && shortcut !== 'applause' ? null : shortcut;
}

/** Whatever reads keys itself. */
const takers =
  'input, textarea, select, [contenteditable], [role="menu"], [role="alertdialog"], [role="slider"]';

const isTaken = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(takers) !== null;

/**
 * Listens for the keys of the house.
 * @param place the whole page, or the pane in which the house stands beside others
 */
export function useShortcuts(
  root: RefObject<HTMLElement | null>,
  place: 'page' | 'pane',
  act: (shortcut: Shortcut) => void,
): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const target = place === 'page' ? document : root.current;
    if (target === null) return;
    const keyDown = (event: Event): void => {
      if (!(event instanceof KeyboardEvent)) return;
      const { code, ctrlKey, altKey, metaKey, repeat, isComposing, defaultPrevented } = event;
      const keys = { code, ctrlKey, altKey, metaKey, repeat, isComposing, defaultPrevented };
      const shortcut = shortcutOf({ ...keys, isTaken: isTaken(event) });
      if (shortcut === null) return;
      // Else the letter that opens the chat would be the first that is written there.
      if (shortcut !== 'close') event.preventDefault();
      latest.current(shortcut);
    };
    target.addEventListener('keydown', keyDown);
    return () => target.removeEventListener('keydown', keyDown);
  }, [root, place]);
}
