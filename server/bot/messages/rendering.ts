import { InlineKeyboard } from 'grammy';
import type { Texts } from '../../platform/texts.ts';
import type { BotDeps, Person } from '../context.ts';
import type { MessageKind, MessagePayload } from './kinds.ts';
import type { Rendered } from './sender.ts';

/** What a message is put into words with. */
export interface Rendering {
  readonly deps: Pick<BotDeps, 'prisma' | 'boxOffice' | 'origin' | 'now' | 'settings'>;
  readonly texts: Texts;
  /** Whom it is for. A chat of the staff is nobody's. */
  readonly person: Person;
}

/** Puts a kind of message into words; null when there is no use in it any more. */
export type Render<Kind extends MessageKind> = (
  rendering: Rendering,
  payload: MessagePayload<Kind>,
) => Promise<Rendered | null>;

export type Renders<Kinds extends MessageKind> = { readonly [Kind in Kinds]: Render<Kind> };

/** The bot's own button. */
export const button = (text: string, data: string): InlineKeyboard => new InlineKeyboard().text(text, data);
