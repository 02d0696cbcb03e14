import type { InlineKeyboardButton, Message } from 'grammy/types';
import { messageIn } from './chats.ts';
import { type PaymentOutcome, payInvoice } from './payments.ts';
import { buttonsOf, pressCallback, say } from './people.ts';
import {
  type CallbackAnswer,
  type ChatState,
  type InvoiceTerms,
  invoiceKey,
  type Person,
  type World,
} from './world.ts';

/** How long to wait; 5 s when not said. */
export interface Timeout {
  readonly timeoutMs?: number;
}

/** A button by its words, or by what else is true of it. */
export type WhichButton = string | ((button: InlineKeyboardButton) => boolean);

/** What a person does and sees in one chat. */
export interface Conversation {
  readonly chatId: number;
  /** Own ones and the others', oldest first; edited ones as they are now, deleted ones not at all. */
  readonly messages: () => readonly Message[];
  /** @throws Error when the person has blocked the bot, or has no account any more */
  send(text: string, options?: { readonly replyTo?: Message }): Message;
  /**
   * Presses a button: of the newest message that has it, or of this one; else of the reply keyboard, which says its words.
   * @returns what the bot answered; nothing for a button of the reply keyboard
   * @throws Error when there is no such button, it is none to press, or the bot does not answer in time
   */
  press(which: WhichButton, message?: Message, options?: Timeout): Promise<CallbackAnswer | undefined>;
  /**
   * Resolves to the newest message of which this is true, as soon as there is one.
   * @throws Error when there was none in time
   */
  readonly waitForMessage: (is: (message: Message) => boolean, options?: Timeout) => Promise<Message>;
  /**
   * Pays an invoice: a message, or a link of `createInvoiceLink` or its slug.
   * @param options.confirm false closes the form instead
   */
  pay(invoice: Message | string, options?: { readonly confirm?: boolean }): Promise<PaymentOutcome>;
}

const patienceMs = 5000;

/** Opens a chat as a person sees it. */
export function conversation(world: World, person: Person, chat: ChatState): Conversation {
  const messages = (): readonly Message[] => chat.messages;
  return {
    chatId: chat.chat.id,
    messages,
    send: (text, { replyTo } = {}) => say(world, person, chat, text, replyTo),
    async press(which, message, { timeoutMs = patienceMs } = {}) {
      const found = findButton(messages(), which, message);
      if (found !== undefined) return press(world, person, found, timeoutMs);
      const label = replyButton(chat, which);
      if (label === undefined) throw new Error(`there is no button ${described(which)}`);
      say(world, person, chat, label);
      if (chat.keyboard && 'keyboard' in chat.keyboard && chat.keyboard.one_time_keyboard)
        chat.keyboard = undefined;
      return undefined;
    },
    waitForMessage: (is, { timeoutMs = patienceMs } = {}) =>
      world.changes.waitFor(() => messages().findLast(is), { timeoutMs, what: 'a message' }),
    pay(invoice, { confirm = true } = {}) {
      const terms = termsOf(world, chat, invoice);
      if (!confirm) return Promise.resolve({ status: 'cancelled' });
      // A link is paid in the chat with the bot, wherever it was opened.
      const place = typeof invoice === 'string' ? world.chats.get(person.user.id) : chat;
      return payInvoice(world, person, terms, place ?? chat);
    },
  };
}

/** What an invoice asks for. @throws Error for what is no invoice */
export function termsOf(world: World, chat: ChatState, invoice: Message | string): InvoiceTerms {
  const terms =
    typeof invoice === 'string'
      ? world.invoiceLinks.get(slugOf(invoice))
      : world.invoices.get(invoiceKey(chat.chat.id, invoice.message_id));
  if (terms === undefined) throw new Error('there is no such invoice');
  return terms;
}

/** The slug of `https://t.me/$slug`, of `https://t.me/invoice/slug`, or the slug itself. */
export function slugOf(link: string): string {
  return link.replace(/^https:\/\/t\.me\/(?:\$|invoice\/)/, '');
}

interface Found {
  readonly message: Message;
  readonly button: InlineKeyboardButton;
}

function findButton(messages: readonly Message[], which: WhichButton, given?: Message): Found | undefined {
  const is = typeof which === 'string' ? ({ text }: InlineKeyboardButton) => text === which : which;
  for (const message of given ? [given] : messages.toReversed()) {
    const button = buttonsOf(message).find(is);
    if (button !== undefined) return { message, button };
  }
  return undefined;
}

/** The words of a button of the reply keyboard. */
function replyButton({ keyboard }: ChatState, which: WhichButton): string | undefined {
  if (typeof which !== 'string' || keyboard === undefined || !('keyboard' in keyboard)) return undefined;
  const labels = keyboard.keyboard
    .flat()
    .map((button) => (typeof button === 'string' ? button : button.text));
  return labels.find((label) => label === which);
}

async function press(world: World, person: Person, found: Found, timeoutMs: number): Promise<CallbackAnswer> {
  const { message, button } = found;
  if (!('callback_data' in button)) throw new Error(`"${button.text}" is no button that calls the bot`);
  const chat = world.chats.get(message.chat.id);
  const current = (chat && messageIn(chat, message.message_id)) ?? message;
  let answer: CallbackAnswer | undefined;
  pressCallback(world, person, { message: current, data: button.callback_data }, (given) => {
    answer = given;
  });
  return world.changes.waitFor(() => answer, { timeoutMs, what: `an answer to "${button.text}"` });
}

const described = (which: WhichButton): string =>
  typeof which === 'string' ? `"${which}"` : 'like the one that is looked for';
