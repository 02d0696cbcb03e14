import type { Message } from 'grammy/types';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { ChatView } from '../local/contract.ts';
import { usePhone } from './context.ts';
import { ReplyKeyboard } from './keyboards.tsx';

interface Props {
  readonly chat: ChatView;
  readonly reply: Message | undefined;
  readonly onReplied: () => void;
}

/** The menu, the field and the keyboard under a chat. */
export function Composer({ chat, reply, onReplied }: Props) {
  const { words, actions, alert } = usePhone();
  const [text, setText] = useState('');
  const [areCommandsOpen, openCommands] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const replyId = reply?.message_id;
  useEffect(() => {
    if (replyId !== undefined) field.current?.focus();
  }, [replyId]);
  const say = (what: string): void => {
    actions.send(chat.id, what, reply?.message_id).catch((error: unknown) => alert(String(error)));
    openCommands(false);
    onReplied();
  };
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    say(text.trim());
    setText('');
  };
  const { keyboard } = chat;
  return (
    <footer className="composer">
      {areCommandsOpen && <Commands commands={chat.commands} onSay={say} />}
      {reply && (
        <p className="replying">
          {words.replyTo}: {reply.text ?? reply.caption ?? '…'}
          <button type="button" aria-label={words.cancelReply} onClick={onReplied}>
            ×
          </button>
        </p>
      )}
      <form onSubmit={send}>
        <MenuButton chat={chat} areCommandsOpen={areCommandsOpen} onCommands={openCommands} />
        <input
          ref={field}
          type="text"
          aria-label={words.message}
          placeholder={placeholderOf(chat, reply) ?? words.message}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="send" aria-label={words.send}>
          ↑
        </button>
      </form>
      {keyboard && 'keyboard' in keyboard && <ReplyKeyboard markup={keyboard} onSay={say} />}
    </footer>
  );
}

/** The bot's words in the empty field: of a forced reply, as long as that is what one is about to say. */
function placeholderOf({ keyboard, keyboardMessageId }: ChatView, reply: Message | undefined) {
  if (keyboard === null) return undefined;
  const isMeant = !('force_reply' in keyboard) || reply?.message_id === keyboardMessageId;
  return isMeant ? keyboard.input_field_placeholder : undefined;
}

interface CommandsProps {
  readonly commands: ChatView['commands'];
  readonly onSay: (text: string) => void;
}

function Commands({ commands, onSay }: CommandsProps) {
  const { words } = usePhone();
  return (
    <ul className="commands" aria-label={words.commands}>
      {commands.map(({ command, description }) => (
        <li key={command}>
          <button type="button" onClick={() => onSay(`/${command}`)}>
            <b>/{command}</b> {description}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface MenuProps {
  readonly chat: ChatView;
  readonly areCommandsOpen: boolean;
  readonly onCommands: (open: boolean) => void;
}

function MenuButton({ chat, areCommandsOpen, onCommands }: MenuProps) {
  const { words, openApp } = usePhone();
  const { menuButton: menu, commands, kind } = chat;
  if (menu.type === 'web_app' && kind === 'private') {
    const open = (): void => openApp({ url: menu.web_app.url, title: menu.text, withInitData: true });
    return (
      <>
        <button type="button" className="menu" onClick={open}>
          {menu.text}
        </button>
        {commands.length > 0 && (
          <button
            type="button"
            className="slash"
            aria-label={words.commands}
            aria-expanded={areCommandsOpen}
            onClick={() => onCommands(!areCommandsOpen)}
          >
            /
          </button>
        )}
      </>
    );
  }
  if (commands.length === 0) return null;
  return (
    <button
      type="button"
      className="menu"
      aria-expanded={areCommandsOpen}
      onClick={() => onCommands(!areCommandsOpen)}
    >
      {words.menu}
    </button>
  );
}
