import type { Message } from 'grammy/types';
import type { ChatView } from '../local/contract.ts';

/**
 * The message that the bot wants a reply to (https://core.telegram.org/bots/api#forcereply); `undefined` for none, and
 * once the person has said something after it.
 */
export function forcedReply(
  { keyboard, keyboardMessageId, messages }: Pick<ChatView, 'keyboard' | 'keyboardMessageId' | 'messages'>,
  personId: number,
): Message | undefined {
  if (keyboard === null || !('force_reply' in keyboard) || keyboardMessageId === null) return undefined;
  const isAnswered = messages.some(
    ({ from, message_id: id }) => from?.id === personId && id > keyboardMessageId,
  );
  return isAnswered ? undefined : messages.find(({ message_id: id }) => id === keyboardMessageId);
}
