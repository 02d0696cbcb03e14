import type { Texts } from '../platform/texts.ts';

/** What Telegram takes of a message's text, and under a picture (https://core.telegram.org/bots/api#sendmessage). */
export const mostText = 4096;
export const mostCaption = 1024;

/** How long Telegram finds a text of ours: it counts when tags and entities are read. */
export const lengthOf = (html: string): number =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:#\d+|\w+);/g, '_').length;

/** As many of these lines as go into so many characters, and how many more there are. */
export function fitting(
  lines: readonly string[],
  { most, between, texts }: { readonly most: number; readonly between: string; readonly texts: Texts },
): string {
  const whole = lines.join(between);
  if (lengthOf(whole) <= most) return whole;
  for (let kept = lines.length - 1; kept > 0; kept -= 1) {
    const more = texts.html('bot-and-more', { count: lines.length - kept });
    const text = [...lines.slice(0, kept), more].join(between);
    if (lengthOf(text) <= most) return text;
  }
  return '';
}
