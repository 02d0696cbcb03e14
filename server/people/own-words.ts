/*
 * Telegram tells what somebody sends together with what it refers to: the message that is answered, quoted, pinned,
 * passed on, or has the button that was pressed (Bot API, Message and CallbackQuery). Whoever answers spectators in the
 * chat of the theatre's people sends their letters along.
 */

/** Fields of a message that hold what somebody else has written. */
const ofOthers: readonly string[] = ['reply_to_message', 'quote', 'external_reply', 'pinned_message'];
/** What was passed on is not one's own, whatever it holds: of it the numbers are left. */
const passedOn: readonly string[] = ['forward_origin', 'forward_from', 'forward_sender_name', 'forward_date'];
/** What remains of a message that was passed on. */
const envelope: readonly string[] = ['message_id', 'date', 'edit_date', 'chat', 'from'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * An update of Telegram with what this person has sent, and nothing of others.
 * @param ownChat the chat in which everything is said to this person or by them: there it stays whole
 */
export function withoutOthers(update: unknown, ownChat: bigint | undefined): unknown {
  if (!isFields(update)) return update;
  return mapFields(update, (part) => {
    if (!isFields(part)) return part;
    // A button that was pressed stands under a message of its own.
    const message = isFields(part['message']) ? part['message'] : part;
    if (isIn(message, ownChat)) return part;
    return message === part ? ownMessage(part) : { ...part, message: pick(message, ['message_id', 'chat']) };
  });
}

function ownMessage(message: Fields): Fields {
  if (passedOn.some((name) => name in message)) return pick(message, envelope);
  return Object.fromEntries(Object.entries(message).filter(([name]) => !ofOthers.includes(name)));
}

const isIn = ({ chat }: Fields, wanted: bigint | undefined): boolean =>
  isFields(chat) && typeof chat['id'] === 'number' && BigInt(chat['id']) === wanted;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapFields = (fields: Fields, change: (value: unknown) => unknown): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]));

const pick = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
