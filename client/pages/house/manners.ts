import { type RefObject, useEffect } from 'react';
import { useRoom } from '../../stage/room-context.tsx';
import { telegram } from '../../telegram/index.ts';
import { browserScreen, keepLit } from './wake-lock.ts';

/**
 * How a page behaves while it is a seat in a theatre: the screen stays lit during the play, it is not closed by
 * mistake, and a keyboard takes from its height. A pane beside others has only the keyboard.
 */
export function useManners(root: RefObject<HTMLElement | null>, place: 'page' | 'pane'): void {
  const isPage = place === 'page';
  const isSeated = useRoom(({ seat }) => seat.at === 'inside' || seat.at === 'reconnecting');
  const phase = useRoom((state) => state.room?.view.phase.at);
  const standing = useRoom((state) => state.self?.standing.at);
  const isEvening = isSeated && (phase === 'foyer' || phase === 'live' || phase === 'intermission');
  const isPerforming = isSeated && (standing === 'on_stage' || standing === 'backstage');
  useLight(isPage && isSeated && phase === 'live');
  useTelegramSeat(isPage && isEvening, isPage && isPerforming);
  useLeaveQuestion(isPage && isPerforming && telegram === null);
  useKeyboardInset(root);
}

function useLight(isNeeded: boolean): void {
  useEffect(() => {
    const screen = isNeeded ? browserScreen() : null;
    return screen === null ? undefined : keepLit(screen);
  }, [isNeeded]);
}

/** Paints header and ground of the app around a page, as the styles have it (styles/tokens.css). */
function paintAround(token: '--stage' | '--house'): void {
  const color = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  for (const part of ['header', 'background', 'bottom_bar'])
    telegram?.post(`web_app_set_${part}_color`, { color });
}

function useTelegramSeat(isEvening: boolean, isPerforming: boolean): void {
  useEffect(() => {
    if (telegram === null) return;
    telegram.post('web_app_expand');
    paintAround('--stage');
    // The next page may be drawn in the same window.
    return () => paintAround('--house');
  }, []);
  useEffect(() => {
    if (telegram === null || !isEvening) return;
    // A swipe over the stage, or through the chat, would put the theatre away.
    const undo = [telegram.holdStill(), telegram.askBeforeClosing()];
    return () => {
      for (const each of undo) each();
    };
  }, [isEvening]);
  useEffect(() => {
    // One may turn the phone to see more; before the house, one's own picture would turn with it.
    if (telegram?.supports('8.0') === true)
      telegram.post('web_app_toggle_orientation_lock', { locked: isPerforming });
  }, [isPerforming]);
  const isOnAir = useRoom(({ self }) => self?.standing.at === 'on_stage');
  useEffect(() => {
    if (isOnAir) telegram?.feel('on_air');
  }, [isOnAir]);
}

/** The browser asks before a performer's page is closed; it has its own words for that. */
function useLeaveQuestion(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [isNeeded]);
}

/**
 * Tells the styles how much of the page a keyboard covers, as `--keyboard`. Only iOS lays it over the page: elsewhere the
 * page itself becomes smaller (`interactive-widget` in index.html).
 */
function useKeyboardInset(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { visualViewport } = globalThis;
    const element = root.current;
    if (visualViewport === null || element === null) return;
    const measure = (): void => {
      // A page that is pinched larger is not under a keyboard.
      const seen = visualViewport.scale > 1 ? globalThis.innerHeight : visualViewport.height;
      const covered = globalThis.innerHeight - seen - visualViewport.offsetTop;
      element.style.setProperty('--keyboard', `${String(Math.max(0, Math.round(covered)))}px`);
    };
    measure();
    visualViewport.addEventListener('resize', measure);
    visualViewport.addEventListener('scroll', measure);
    return () => {
      visualViewport.removeEventListener('resize', measure);
      visualViewport.removeEventListener('scroll', measure);
    };
  }, [root]);
}
