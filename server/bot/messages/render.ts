import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { BotDeps, Person } from '../context.ts';
import { personOf } from '../person.ts';
import { staffLanguage } from '../words.ts';
import { isMessageKind, messageKinds, type MessageKind } from './kinds.ts';
import type { TakenMessage } from './rows.ts';
import type { Render, Rendering, Renders } from './rendering.ts';
import type { Rendered } from './sender.ts';
import { moneyKinds } from './render-money.ts';
import { showKinds } from './render-shows.ts';
import { staffKinds } from './render-staff.ts';

const renders: Renders<MessageKind> = { ...moneyKinds, ...showKinds, ...staffKinds };

/** Puts queued messages into the words of whom they are for. */
export function createRender(
  deps: Rendering['deps'] & Pick<BotDeps, 'texts'>,
): (message: TakenMessage) => Promise<Rendered | null> {
  return async ({ chatId, kind, payload }) => {
    // Of another version, which has its own process.
    if (!isMessageKind(kind)) throw new Error(`no message is a ${kind}`);
    const person = await recipient(deps.prisma, chatId, deps.settings.staffChatId);
    if (person === null) return null;
    // The schema is that of `kind`; TypeScript does not follow the key from one record into the other.
    const render = renders[kind] as Render<MessageKind>;
    return render({ deps, texts: deps.texts(person.language), person }, messageKinds[kind].parse(payload));
  };
}

/** Null for somebody who does not want to hear from the bot, or who is not known any more. */
async function recipient(
  prisma: PrismaClient,
  chatId: bigint,
  staffChatId: number | undefined,
): Promise<Person | null> {
  if (chatId === BigInt(staffChatId ?? 0)) {
    return { userId: chatId, firstName: '', language: staffLanguage, timeZone: undefined };
  }
  const user = await prisma.user.findUnique({ where: { telegramId: chatId } });
  return user === null || user.blockedAt !== null ? null : personOf(user);
}
