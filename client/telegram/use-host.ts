import { useEffect, useRef } from 'react';
import type { MainButton, Touch } from './host.ts';
import { telegram } from './index.ts';

/**
 * Shows Telegram's main button for as long as this part of the page stands.
 * @param button `null` for none
 * @returns whether Telegram shows it: the page then has no button of its own
 */
export function useMainButton(button: MainButton | null): boolean {
  const claim = useRef<ReturnType<NonNullable<typeof telegram>['claimMain']> | null>(null);
  const latest = useRef(button);
  const isWanted = button !== null;
  useEffect(() => {
    latest.current = button;
    if (button !== null) claim.current?.change(forwarding(button, latest));
  });
  useEffect(() => {
    if (!isWanted || telegram === null || latest.current === null) return;
    const made = telegram.claimMain(forwarding(latest.current, latest));
    claim.current = made;
    return () => {
      claim.current = null;
      made.release();
    };
  }, [isWanted]);
  return telegram !== null && isWanted;
}

/** What is pressed is the button as it was drawn last. */
const forwarding = (button: MainButton, latest: { readonly current: MainButton | null }): MainButton => ({
  ...button,
  onPress: () => latest.current?.onPress(),
});

/** Shows Telegram's way back. @returns whether it does: the page then has no link of its own */
export function useBack(onBack: () => void): boolean {
  const latest = useRef(onBack);
  useEffect(() => {
    latest.current = onBack;
  });
  useEffect(() => telegram?.claimBack(() => latest.current()), []);
  return telegram?.supports('6.1') === true;
}

/** Closing the window asks first for as long as something would be lost. */
export function useClosingQuestion(isNeeded: boolean): void {
  useEffect(() => (isNeeded ? telegram?.askBeforeClosing() : undefined), [isNeeded]);
}

/** A touch in the hand each time that something becomes so. */
export function useTouch(touch: Touch, isSo: boolean): void {
  const before = useRef(isSo);
  useEffect(() => {
    if (isSo && !before.current) telegram?.feel(touch);
    before.current = isSo;
  }, [touch, isSo]);
}
