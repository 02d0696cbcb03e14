import type { MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './errors.ts';
import { type Formatted, parseHtml } from './html.ts';
import { json, optional, text } from './params.ts';

export const maxTextLength = 4096;
export const maxCaptionLength = 1024;

/** An entity as a bot sends it. */
const Entity = z.looseObject({
  type: z.string(),
  offset: z.int().min(0),
  length: z.int().min(1),
  url: z.string().optional(),
  language: z.string().optional(),
});

/** Parameters that say how a text is formatted. */
export const formatting = { parse_mode: optional(text), entities: optional(json(z.array(Entity))) };

interface Written {
  readonly text: string;
  readonly parse_mode?: string | undefined;
  readonly entities?: readonly z.infer<typeof Entity>[] | undefined;
}

/**
 * A text as it will stand in a message: parsed, trimmed, with what Telegram finds by itself.
 * @throws ApiError when it cannot be parsed
 */
export function format({ text: source, parse_mode: mode, entities = [] }: Written): Formatted {
  if (mode === undefined || mode === '') {
    // Of the fields of entities Telegram reads those that it knows, as do we: the rest stays as it was sent.
    return finish({ text: source, entities: entities as readonly MessageEntity[] });
  }
  if (mode.toLowerCase() !== 'html') throw badRequest('unsupported parse_mode');
  return finish(parseHtml(source));
}

/** @throws ApiError when nothing is left of it, or too much */
export function formatText(written: Written, tooLong = 'message is too long'): Formatted {
  const formatted = format(written);
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > maxTextLength) throw badRequest(tooLong);
  return formatted;
}

/** What a message has of a caption: nothing when it is empty. @throws ApiError when it is too long */
export function formatCaption(written: Omit<Written, 'text'> & { readonly text?: string | undefined }): {
  caption?: string;
  caption_entities?: MessageEntity[];
} {
  const { text: caption, entities } = format({ ...written, text: written.text ?? '' });
  if (caption.length > maxCaptionLength) throw badRequest('message caption is too long');
  if (caption === '') return {};
  return { caption, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

/** What Telegram finds by itself in a text. */
const detected = [
  ['bot_command', /(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ['url', /https?:\/\/[^\s<>"]+/g],
  ['mention', /(?<!\w)@[A-Za-z]\w{3,31}/g],
] as const;

function finish({ text: source, entities }: Formatted): Formatted {
  const leading = source.length - source.trimStart().length;
  const trimmed = source.trim();
  const kept = entities
    .map((each) => {
      const offset = Math.max(each.offset - leading, 0);
      const end = Math.min(each.offset + each.length - leading, trimmed.length);
      return { ...each, offset, length: end - offset };
    })
    .filter(({ length }) => length > 0);
  const overlaps = (offset: number, length: number): boolean =>
    kept.some(
      (each) =>
        ['code', 'pre', 'text_link'].includes(each.type) &&
        offset < each.offset + each.length &&
        each.offset < offset + length,
    );
  for (const [type, pattern] of detected) {
    for (const { 0: found, index } of trimmed.matchAll(pattern)) {
      const place = { offset: index, length: found.length };
      const isKnown = kept.some((each) => each.type === type && each.offset === index);
      if (!isKnown && !overlaps(index, found.length)) kept.push({ type, ...place });
    }
  }
  return { text: trimmed, entities: kept.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
