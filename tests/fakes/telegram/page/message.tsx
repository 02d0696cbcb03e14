import type { Message } from 'grammy/types';
import { usePhone } from './context.ts';
import { Formatted } from './formatted.tsx';
import { InlineKeyboard } from './keyboards.tsx';

interface Props {
  readonly message: Message;
  /** Undefined where nobody needs to be told apart by answers. */
  readonly onReply: (() => void) | undefined;
}

/** A message, or what happened between messages. */
export function Bubble({ message, onReply }: Props) {
  const { view, words } = usePhone();
  const service = serviceText(message, words);
  if (service !== undefined) return <p className="service">{service}</p>;
  const isOwn = message.from?.id === view.me.id;
  const author = isOwn ? view.me.name : (message.from?.first_name ?? '');
  const { text, entities, caption, caption_entities: captionEntities, reply_to_message: original } = message;
  return (
    <article className="bubble" data-own={isOwn} aria-label={author}>
      {message.chat.type !== 'private' && !isOwn && <p className="author">{author}</p>}
      {message.forward_origin && <p className="author">{words.forwarded}</p>}
      {original && <p className="original">{original.text ?? original.caption ?? '…'}</p>}
      <Files message={message} />
      <Invoice message={message} />
      {text !== undefined && <Formatted chatId={message.chat.id} text={text} entities={entities} />}
      {caption !== undefined && (
        <Formatted chatId={message.chat.id} text={caption} entities={captionEntities} />
      )}
      <p className="when">
        {message.edit_date !== undefined && `${words.edited} `}
        <time dateTime={new Date(message.date * 1000).toISOString()}>
          {clock(message.date, view.me.language)}
        </time>
        {onReply && (
          <button type="button" onClick={onReply}>
            {words.reply}
          </button>
        )}
      </p>
      {message.reply_markup && <InlineKeyboard message={message} markup={message.reply_markup} />}
    </article>
  );
}

function serviceText(message: Message, words: ReturnType<typeof usePhone>['words']): string | undefined {
  if (message.successful_payment) return words.paid(message.successful_payment.total_amount);
  if (message.refunded_payment) return words.refunded(message.refunded_payment.total_amount);
  return message.write_access_allowed ? words.writeAllowed : undefined;
}

function Files({ message: { photo, document, caption } }: { readonly message: Message }) {
  const { words } = usePhone();
  const largest = photo?.at(-1);
  return (
    <>
      {largest && (
        <img
          src={`/local/file/${largest.file_id}`}
          alt={caption ?? words.photo}
          width={largest.width}
          height={largest.height}
        />
      )}
      {document && (
        <a className="document" href={`/local/file/${document.file_id}`} download={document.file_name}>
          {words.download}: {document.file_name} ({Math.ceil((document.file_size ?? 0) / 1024)} KB)
        </a>
      )}
    </>
  );
}

function Invoice({ message: { invoice } }: { readonly message: Message }) {
  if (!invoice) return null;
  return (
    <>
      <p className="title">{invoice.title}</p>
      <p>{invoice.description}</p>
      <p className="price">★ {invoice.total_amount}</p>
    </>
  );
}

const clock = (date: number, language: string): string =>
  new Date(date * 1000).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
