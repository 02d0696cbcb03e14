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

/** What a person is in a room. `director` is the stage manager, or the teacher of a masterclass. */
export const Role = z.enum(['audience', 'actor', 'director']);
export type Role = z.infer<typeof Role>;

/** A moment in milliseconds since 1970-01-01T00:00Z, by the server's clock. */
export const Instant = z.number().int().nonnegative();
export type Instant = number;

/**
 * A person's name as others see it: 1 to 40 characters, no control or bidirectional override characters
 * (those let one name imitate another), surrounding space removed.
 */
export const PersonName = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((name) => name.length >= 1 && name.length <= 40, 'a name has 1 to 40 characters')
  .refine((name) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(name), 'a name has no control characters');
