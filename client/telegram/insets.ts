import { z } from 'zod';

/** How far something reaches into a page from each side, in CSS pixels. */
export type Insets = Readonly<Record<(typeof sides)[number], number>>;

const sides = ['top', 'right', 'bottom', 'left'] as const;
const Inset = z.number().min(0).max(400).catch(0);
const Told = z.object({ top: Inset, right: Inset, bottom: Inset, left: Inset });
const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** The insets of a `safe_area_changed` or `content_safe_area_changed` event; none for what is not understood. */
export function insetsFrom(eventData: unknown): Insets {
  const told = Told.safeParse(eventData);
  return told.success ? told.data : none;
}

/** The device's own edges, and inside of them the buttons of a Telegram that fills the screen. */
const known = { safe_area: none, content_safe_area: none };

/** Tells the styles, as `--safe-top` and so on (styles/tokens.css). */
export function tellInsets(kind: keyof typeof known, insets: Insets): void {
  known[kind] = insets;
  for (const side of sides) {
    const px = known.safe_area[side] + known.content_safe_area[side];
    document.documentElement.style.setProperty(
      `--safe-${side}`,
      `max(env(safe-area-inset-${side}, 0px), ${String(px)}px)`,
    );
  }
}
