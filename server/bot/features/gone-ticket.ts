import { InlineKeyboard } from 'grammy';
import { TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { idOf, note, turnTo } from '../say.ts';

/** How a ticket has gone from whoever held it. */
export type Gone = 'passed-on' | 'given-back';

/** What its message says from then on, in HTML. */
export const goneWords = (texts: Texts, gone: Gone, id: TicketId, show: string): string =>
  texts.html(`bot-ticket-was-${gone}`, { number: String(id), show });

type Answer = (context: BotContext, html: string, keyboard: InlineKeyboard) => Promise<void>;

/**
 * Says what became of a ticket that is not this person's any more. Only to whoever pressed a button that the bot has put
 * there: a button that was forged says nothing of others' tickets.
 * @param answer turns a message that is of this ticket alone; of others says it anew
 * @throws Refusal `not_found`, and `show_over` for a ticket that is still theirs
 */
export async function tellGone(
  { prisma }: Pick<BotDeps, 'prisma'>,
  context: BotContext,
  id: TicketId,
  answer: Answer = turnTo,
): Promise<void> {
  const { texts, person } = context;
  const ticket = isOffered(context)
    ? await prisma.ticket.findUnique({ where: { id }, include: { show: { select: { title: true } } } })
    : null;
  if (ticket === null) throw new Refusal('not_found', `ticket ${id} is not of this user`);
  const isValid = ticket.status === 'valid';
  if (isValid && ticket.userId === person.userId) {
    throw new Refusal('show_over', `the show of ticket ${id} is over`);
  }
  const gone = isValid ? 'passed-on' : 'given-back';
  const { title: show } = ticket.show;
  await note(context, texts.say(`bot-ticket-was-${gone}`, { number: String(id), show }));
  await answer(context, goneWords(texts, gone, id, show), new InlineKeyboard());
}

/** Whether the pressed message, as Telegram tells it, has the button that was pressed. */
function isOffered({ callbackQuery }: BotContext): boolean {
  const pressed = callbackQuery?.message;
  if (pressed === undefined || !('reply_markup' in pressed)) return false;
  const buttons = pressed.reply_markup.inline_keyboard.flat();
  return buttons.some((button) => 'callback_data' in button && button.callback_data === callbackQuery?.data);
}

/** What a button does with a ticket, its first number; where it is not this person's any more, as `tellGone`. */
export const orTellGone =
  (deps: Pick<BotDeps, 'prisma'>, does: (context: BotContext) => Promise<void>, answer: Answer = turnTo) =>
  async (context: BotContext): Promise<void> => {
    try {
      await does(context);
    } catch (error) {
      const isGone = error instanceof Refusal && ['not_found', 'ticket_revoked'].includes(error.code);
      if (!isGone) throw error;
      await tellGone(deps, context, idOf(context, TicketId), answer);
    }
  };
