import { z } from 'zod';

/** A performance on sale (the seed's table `events`). A room has the id of its show: one show, one room. */
export const ShowId = z.number().int().positive().max(2_147_483_647).brand<'ShowId'>();
export type ShowId = z.infer<typeof ShowId>;

/** One person in one room, for as long as the room exists. The same ticket or invitation is always the same member. */
export const MemberId = z.uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;

/** Chosen by the client for each command, so that a repeat can be told from a second wish. */
export const CommandId = z.uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

export const OrderId = z.number().int().positive().max(2_147_483_647).brand<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;

export const TicketId = z.number().int().positive().max(2_147_483_647).brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;

export const InvitationId = z.number().int().positive().max(2_147_483_647).brand<'InvitationId'>();
export type InvitationId = z.infer<typeof InvitationId>;

/** A line of the chat or of the desk: the number of the log entry that says it was said. The words are elsewhere. */
export const LineId = z.number().int().positive().max(2_147_483_647).brand<'LineId'>();
export type LineId = z.infer<typeof LineId>;

/** What a person is in a room. `director` is the stage manager, or the teacher of a masterclass. */
export const Role = z.enum(['audience', 'actor', 'director']);
export type Role = z.infer<typeof Role>;

/** A moment in milliseconds since 1970-01-01T00:00Z, by the server's clock. */
export const Instant = z.number().int().nonnegative();
export type Instant = number;

/**
 * One emoji, or several joined into one (UTS #51, ED-16) by U+200D, which nothing else may hold. Those that Unicode only
 * keeps a place for are pictographic by its tables, but nothing to see.
 */
const emoji =
  /(?!\p{Cn})\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D(?!\p{Cn})\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*/gu;

/** Controls, surrogates, what Unicode has given no meaning, and what is there without being seen: fillers, selectors, the blank Braille cell. */
const unseen = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Marks without a letter to stand on, or stacked higher than any language does: they would cover their neighbours. */
const looseMarks = /(?:^|\s)\p{M}|\p{M}{5,}/u;

/** A symbol that stands for an emoji while the rest of a name is looked at. */
const placeholder = '*';

/**
 * A person's name as others see it: 1 to 40 UTF-16 units with something to see, surrounding space removed. No control,
 * bidirectional or invisible characters: those let one name imitate another.
 */
export const PersonName = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((name) => name.length >= 1 && name.length <= 40, 'a name has 1 to 40 characters')
  .refine((name) => !unseen.test(name.replace(emoji, placeholder)), 'a name has no invisible characters')
  .refine((name) => !looseMarks.test(name), 'a name has at most 4 marks on a letter');

/** Longest line of chat, in UTF-16 units. */
export const maxLineLength = 300;

/**
 * What somebody says in writing: plain text, 1 to so many UTF-16 units, line breaks kept (two at most in a row), other
 * control, bidirectional and invisible characters refused for the same reason as in a name. What looks like a link stays
 * text.
 */
export const writing = (maxLength: number) =>
  z
    .string()
    .max(4 * maxLength)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+/gu, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .refine((text) => text.length >= 1 && text.length <= maxLength, `1 to ${maxLength} characters`)
    .refine(
      (text) => !unseen.test(text.replace(/\n/g, ' ').replace(emoji, placeholder)),
      'no invisible characters',
    )
    .refine((text) => !looseMarks.test(text), 'at most 4 marks on a letter');

/** A line of chat, or between desk and cast. */
export const LineText = writing(maxLineLength);
