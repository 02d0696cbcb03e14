import type { MessageEntity } from 'grammy/types';
import { badRequest } from './errors.ts';

/** Text and where what formatting lies, in UTF-16 units. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

type PlainType = MessageEntity.CommonMessageEntity['type'];

/** Tags that mean one thing each. */
const plainTags: Readonly<Record<string, PlainType>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  'tg-spoiler': 'spoiler',
};
const otherTags: ReadonlySet<string> = new Set(['a', 'pre', 'blockquote', 'span']);
const namedCharacters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** In the resulting text. */
  readonly start: number;
}

/** `parse_mode: 'HTML'`. @throws ApiError in Telegram's words for what it cannot read */
export function parseHtml(source: string): Formatted {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  const tokens = /<[^>]*>?|&(?:#\d+|#x[\da-f]+|[a-z]+);?|[^<&]+|&/gi;
  for (const match of source.matchAll(tokens)) {
    const [token] = match;
    if (token.startsWith('&')) text += character(token);
    else if (!token.startsWith('<')) text += token;
    else {
      const at = Buffer.byteLength(source.slice(0, match.index));
      if (token.startsWith('</')) entities.push(...close(token, at, open, text));
      else open.push({ ...startTag(token, at), start: text.length });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities: withLanguages(entities) };
}

const cannotParse = (what: string): Error => badRequest(`can't parse entities: ${what}`);

function startTag(token: string, at: number): Omit<OpenTag, 'start'> {
  const [, name = '', rest = ''] = /^<([^\s>]*)([^>]*)>?$/.exec(token) ?? [];
  const tag = name.toLowerCase();
  if (!token.endsWith('>')) throw cannotParse(`Unclosed start tag at byte offset ${at}`);
  if (!Object.hasOwn(plainTags, tag) && !otherTags.has(tag)) {
    throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${at}`);
  }
  const attributes = attributesOf(rest);
  if (tag === 'span' && attributes['class'] !== 'tg-spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  }
  return { name: tag, attributes };
}

function attributesOf(source: string): Record<string, string> {
  const found = source.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').replaceAll(/&(?:#\d+|#x[\da-f]+|[a-z]+);?/gi, character),
    ]),
  );
}

/** @returns the entity of the tag, if it encloses anything */
function close(token: string, at: number, open: OpenTag[], text: string): MessageEntity[] {
  if (!token.endsWith('>')) throw cannotParse(`Unclosed end tag at byte offset ${at}`);
  const name = token.slice(2, -1).trim().toLowerCase();
  const tag = open.pop();
  if (tag === undefined) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  if (name !== '' && name !== tag.name) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  const length = text.length - tag.start;
  return length === 0 ? [] : entityOf(tag, length, text.slice(tag.start));
}

function entityOf({ name, attributes, start }: OpenTag, length: number, inside: string): MessageEntity[] {
  const place = { offset: start, length };
  switch (name) {
    case 'a': {
      const url = attributes['href'] ?? inside;
      return URL.canParse(url) ? [{ type: 'text_link', url, ...place }] : [];
    }
    case 'pre':
      return [{ type: 'pre', ...place }];
    case 'code': {
      const language = /^language-(.+)$/.exec(attributes['class'] ?? '')?.[1];
      // Told apart from plain code by the language until the `pre` around it is closed.
      return language === undefined ? [{ type: 'code', ...place }] : [{ type: 'pre', language, ...place }];
    }
    case 'blockquote':
      return [{ type: 'expandable' in attributes ? 'expandable_blockquote' : 'blockquote', ...place }];
    case 'span':
      return [{ type: 'spoiler', ...place }];
    default: {
      const type = plainTags[name];
      return type === undefined ? [] : [{ type, ...place }];
    }
  }
}

/** `<pre><code class="language-x">` is one entity. */
function withLanguages(entities: readonly MessageEntity[]): MessageEntity[] {
  const languages = entities.filter((each) => each.type === 'pre' && each.language !== undefined);
  const isCovered = (each: MessageEntity): boolean =>
    each.type === 'pre' &&
    each.language === undefined &&
    languages.some(({ offset, length }) => offset === each.offset && length === each.length);
  return entities.filter((each) => !isCovered(each));
}

/** What stands for a character; unknown names stay as they are. */
function character(reference: string): string {
  const name = reference.replace(/^&|;$/g, '');
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (name.startsWith('#')) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  return namedCharacters[name.toLowerCase()] ?? reference;
}
