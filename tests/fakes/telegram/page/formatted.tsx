import type { MessageEntity } from 'grammy/types';
import { createContext, Fragment, type ReactNode, use, useState } from 'react';
import { usePhone } from './context.ts';

interface Props {
  /** Where a command in it is said when it is pressed. */
  readonly chatId: number;
  readonly text: string;
  readonly entities: readonly MessageEntity[] | undefined;
}

const ChatIdContext = createContext(0);

/** A text with its formatting. Entities lie beside or within each other, never across. */
export function Formatted({ chatId, text, entities = [] }: Props) {
  return (
    <ChatIdContext value={chatId}>
      <div className="text">{nest(text, 0, text.length, entities)}</div>
    </ChatIdContext>
  );
}

function nest(text: string, from: number, to: number, entities: readonly MessageEntity[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = from;
  let rest = entities;
  for (let entity = rest[0]; entity !== undefined; entity = rest[0]) {
    const { offset, length } = entity;
    const end = Math.min(offset + length, to);
    const inside = rest.slice(1).filter((each) => each.offset < end);
    rest = rest.slice(1).filter((each) => each.offset >= end);
    if (offset < at || offset >= to) continue;
    if (offset > at) nodes.push(<Fragment key={at}>{text.slice(at, offset)}</Fragment>);
    nodes.push(
      <Piece key={`${offset} ${entity.type}`} entity={entity} text={text.slice(offset, end)}>
        {nest(text, offset, end, inside)}
      </Piece>,
    );
    at = end;
  }
  if (at < to) nodes.push(<Fragment key={at}>{text.slice(at, to)}</Fragment>);
  return nodes;
}

interface PieceProps {
  readonly entity: MessageEntity;
  readonly text: string;
  readonly children: ReactNode;
}

function Piece({ entity, text, children }: PieceProps) {
  const { actions } = usePhone();
  const chatId = use(ChatIdContext);
  switch (entity.type) {
    case 'bold':
      return <b>{children}</b>;
    case 'italic':
      return <i>{children}</i>;
    case 'underline':
      return <u>{children}</u>;
    case 'strikethrough':
      return <s>{children}</s>;
    case 'spoiler':
      return <Spoiler>{children}</Spoiler>;
    case 'code':
      return <code>{children}</code>;
    case 'pre':
      return <pre>{children}</pre>;
    case 'blockquote':
    case 'expandable_blockquote':
      return <blockquote>{children}</blockquote>;
    case 'text_link':
      return <Link url={entity.url}>{children}</Link>;
    case 'url':
      return <Link url={text}>{children}</Link>;
    case 'bot_command':
      return (
        <button type="button" className="link" onClick={() => void actions.send(chatId, text)}>
          {children}
        </button>
      );
    default:
      return children;
  }
}

function Spoiler({ children }: { readonly children: ReactNode }) {
  const [isShown, show] = useState(false);
  return (
    <button type="button" className="spoiler" aria-pressed={isShown} onClick={() => show(!isShown)}>
      {children}
    </button>
  );
}

function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const { openLink } = usePhone();
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault();
        openLink(url);
      }}
    >
      {children}
    </a>
  );
}
