import { type RefObject, useEffect } from 'react';
import { MemberId } from '../../../protocol/ids.ts';
import type { DeskView } from '../../../protocol/room/index.ts';
import type { RoomApi } from '../../room/api.ts';
import { useRoomApi } from '../../stage/room-context.tsx';
import { holdMs } from '../../ui/hold-button.tsx';
import { eveningCommand, memberCommand, phaseAfter } from './commands-of.ts';
import { useDeskTools } from './desk-context.tsx';
import { type DeskTools, tabs } from './desk-store.ts';
import { type Binding, bindingOf, type KeyScope, nameOf } from './keys.ts';
import { mayBeTalkedTo } from './use-desk.ts';

/** Where somebody writes, no key is anything but a letter. */
const writing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** What is open over the desk has the keys for itself. */
const openOver = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** What Enter presses by itself. */
const pressed = 'button, a[href], [role="button"], [role="tab"], [role="radio"]';

/** A place from which a key came, and what is heard there. */
interface Place {
  readonly scopes: readonly KeyScope[];
  readonly row: HTMLElement | null;
}

interface Keys {
  readonly api: RoomApi;
  readonly desk: DeskTools;
  readonly root: HTMLElement;
  /** The desk has the page to itself: keys are heard also while nothing has the focus. */
  readonly isWholePage: boolean;
}

/** Runs the desk by the keys of `keys.ts`, for as long as it is on the page. */
export function useKeys(root: RefObject<HTMLElement | null>, isWholePage: boolean): void {
  const api = useRoomApi();
  const desk = useDeskTools();
  useEffect(() => {
    if (root.current === null) return;
    return listen({ api, desk, root: root.current, isWholePage });
  }, [api, desk, root, isWholePage]);
}

function listen(keys: Keys): () => void {
  const { desk } = keys;
  /** Lets go of the key that is down, if one is; `isTapped` when it was released by itself. */
  let down: { readonly code: string; readonly release: (isTapped: boolean) => void } | null = null;
  const release = (isTapped: boolean): void => {
    down?.release(isTapped);
    down = null;
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (down !== null && event.code !== down.code) release(false);
    const place = placeOf(event, keys);
    const binding = place === null ? undefined : bindingOf(event, place.scopes);
    if (place === null || binding === undefined) return;
    event.preventDefault();
    if (event.repeat) return;
    if (binding.manner === 'press') perform(binding, event, place, keys);
    else {
      const letGo = binding.manner === 'hold' ? holdPhase(binding, keys) : holdTalk(place, keys);
      if (letGo !== null) down = { code: event.code, release: letGo };
    }
  };
  const keyUp = (event: KeyboardEvent): void => {
    if (event.code === down?.code) release(true);
  };
  // A key that goes up elsewhere is never heard of: nobody may stay on the line because a window was changed.
  const lose = (): void => {
    release(false);
    desk.talk(null);
  };
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener('keydown', keyDown, { signal });
  document.addEventListener('keyup', keyUp, { signal });
  window.addEventListener('blur', lose, { signal });
  document.addEventListener('visibilitychange', lose, { signal });
  return () => {
    controller.abort();
    lose();
  };
}

/** Where this key was pressed, as far as the desk may hear it. */
function placeOf(event: KeyboardEvent, { api, desk, root, isWholePage }: Keys): Place | null {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return null;
  if (!desk.store.getState().hasKeys || api.store.getState().seat.at !== 'inside') return null;
  const isNowhere = target === document.body || target === document.documentElement;
  if (isNowhere ? !isWholePage : !root.contains(target)) return null;
  if (target.closest(writing) !== null) return null;
  if ((isWholePage ? document : root).querySelector(openOver) !== null) return null;
  if (event.key === 'Enter' && target.closest(pressed) !== null) return null;
  const row = target.closest<HTMLElement>('[data-desk-row]');
  return { row, scopes: row === null ? ['desk'] : scopesOf(row) };
}

function scopesOf(row: HTMLElement): readonly KeyScope[] {
  const kind = row.dataset['deskRow'];
  return kind === 'hand' || kind === 'person' ? ['desk', 'row', kind] : ['desk', 'row'];
}

const viewOf = (api: RoomApi): DeskView | null => {
  const { room } = api.store.getState();
  return room?.audience === 'desk' ? room.view : null;
};

function memberOfRow(row: HTMLElement | null): MemberId | null {
  const parsed = MemberId.safeParse(row?.dataset['member']);
  return parsed.success ? parsed.data : null;
}

/** A phase is begun by a key as by its button: held, at once; let go early, after a question. */
function holdPhase({ act }: Binding, { api, desk }: Keys): ((isTapped: boolean) => void) | null {
  const view = viewOf(api);
  const to = view === null ? undefined : phaseAfter(act, view.phase.at);
  if (to === undefined) return null;
  let isDone = false;
  const timer = setTimeout(() => {
    isDone = true;
    desk.store.setState({ holding: null });
    void desk.go(to);
  }, holdMs);
  desk.store.setState({ holding: to });
  return (isTapped) => {
    clearTimeout(timer);
    if (isDone) return;
    desk.store.setState({ holding: null });
    if (isTapped) desk.ask(to);
  };
}

/** Speaks to whoever has the focus, else to everybody behind the stage. */
function holdTalk({ row }: Place, { api, desk }: Keys): (() => void) | null {
  const view = viewOf(api);
  const id = memberOfRow(row);
  const member = id === null ? undefined : view?.members[id];
  if (view === null || view.phase.at === 'finished') return null;
  const own = api.store.getState().self?.id;
  const to = member !== undefined && member.id !== own && mayBeTalkedTo(member) ? member.id : 'wings';
  desk.talk(to);
  return () => desk.talk(null);
}

function perform({ act }: Binding, event: KeyboardEvent, { row }: Place, { api, desk, root }: Keys): void {
  const view = viewOf(api);
  if (view === null) return;
  switch (act) {
    case 'help':
      return desk.store.setState(({ isHelpOpen }) => ({ isHelpOpen: !isHelpOpen }));
    case 'undo':
      return void desk.undo();
    case 'open':
      if (phaseAfter(act, view.phase.at) !== undefined) void desk.go('foyer');
      return;
    case 'tab':
      return chooseTab(Number(nameOf(event)) - 1, desk, root);
    case 'to_hands':
    case 'to_people':
      return focusFirst(root, act === 'to_hands' ? 'hands' : 'people');
    case 'row_up':
    case 'row_down':
      return focusBeside(row, act === 'row_up' ? -1 : 1);
    default: {
      const id = memberOfRow(row);
      const command = eveningCommand(act, view) ?? (id === null ? undefined : memberCommand(act, view, id));
      if (command !== undefined) void desk.act(command);
    }
  }
}

function chooseTab(index: number, desk: DeskTools, root: HTMLElement): void {
  const tab = tabs[index];
  if (tab === undefined) return;
  desk.choose(tab);
  root.querySelector<HTMLElement>(`[data-testid="desk-tab-${tab}"]`)?.focus();
}

/** To the first row of a list; the focus stays where it is when there is none. */
const focusFirst = (root: HTMLElement, list: 'hands' | 'people'): void =>
  root.querySelector<HTMLElement>(`[data-desk-rows="${list}"] [data-desk-row]`)?.focus();

function focusBeside(row: HTMLElement | null, step: -1 | 1): void {
  const list = row?.closest('[data-desk-rows]');
  if (row === null || list === null || list === undefined) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-desk-row]')];
  rows[rows.indexOf(row) + step]?.focus();
}
