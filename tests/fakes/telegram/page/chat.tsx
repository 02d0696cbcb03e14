import type { Message } from 'grammy/types';
import { useEffect, useRef, useState } from 'react';
import type { ChatView } from '../local/contract.ts';
import { Composer } from './composer.tsx';
import { usePhone } from './context.ts';
import { forcedReply } from './forced-reply.ts';
import { Bubble } from './message.tsx';

interface Props {
  readonly chat: ChatView;
  /** Of the link that opened it. */
  readonly payload: string | undefined;
  readonly onStarted: () => void;
  readonly onBack: () => void;
}

/** One chat: what was said, and the means to say something. */
export function Chat({ chat, payload, onStarted, onBack }: Props) {
  const { view, words } = usePhone();
  const [reply, setReply] = useReply(chat);
  const end = useRef<HTMLDivElement>(null);
  const isTyping = useUntil(chat.typingUntil);
  const newest = chat.messages.at(-1)?.message_id;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [newest, isTyping]);
  const isPrivate = chat.kind === 'private';
  return (
    <main className="chat">
      <header>
        <button type="button" className="back" aria-label={words.back} onClick={onBack}>
          ‹
        </button>
        <span className="face" data-kind={chat.kind} aria-hidden="true">
          {chat.title.slice(0, 1)}
        </span>
        <h1>{chat.title}</h1>
        <p aria-live="polite">{isTyping ? words.typing : isPrivate ? words.bot : words.group}</p>
        <p className="stars">
          <span aria-hidden="true">★ </span>
          <span aria-label={words.stars(view.me.stars)}>{view.me.stars}</span>
        </p>
      </header>
      <div className="scroll" role="log" aria-label={words.messages} tabIndex={0}>
        {chat.messages.length === 0 && <p className="hint">{isPrivate ? words.unstarted : words.empty}</p>}
        <ol>
          {chat.messages.map((message) => (
            <li key={message.message_id}>
              <Bubble message={message} onReply={() => setReply(message)} />
            </li>
          ))}
        </ol>
        <div ref={end} />
      </div>
      <Foot
        chat={chat}
        payload={payload}
        reply={reply}
        onStarted={onStarted}
        onReplied={() => setReply(undefined)}
      />
    </main>
  );
}

/** What is replied to. A message that forces its reply begins it by itself, once: the person may still think again. */
function useReply(chat: ChatView) {
  const { view } = usePhone();
  const [reply, setReply] = useState<Message>();
  const [begun, setBegun] = useState<number>();
  const forced = forcedReply(chat, view.me.id);
  if (forced !== undefined && forced.message_id !== begun) {
    setBegun(forced.message_id);
    setReply(forced);
  }
  return [reply, setReply] as const;
}

interface FootProps extends Pick<Props, 'chat' | 'payload' | 'onStarted'> {
  readonly reply: Message | undefined;
  readonly onReplied: () => void;
}

/** The way to say something, or what must be done first. */
function Foot({ chat, payload, reply, onStarted, onReplied }: FootProps) {
  const { view, words, actions } = usePhone();
  const isPrivate = chat.kind === 'private';
  if (isPrivate && view.me.hasBlockedBot) {
    return (
      <footer className="start">
        <p>{words.blocked}</p>
        <button type="button" className="primary" onClick={() => void actions.block(false)}>
          {words.unblock}
        </button>
      </footer>
    );
  }
  if (isPrivate && (chat.isUnstarted || payload !== undefined)) {
    return (
      <footer className="start">
        <button type="button" className="primary" onClick={() => void actions.start(payload).then(onStarted)}>
          {words.start}
        </button>
      </footer>
    );
  }
  return <Composer chat={chat} reply={reply} onReplied={onReplied} />;
}

/** Whether a time (ms) has not come yet. */
function useUntil(time: number): boolean {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    if (time === 0) return;
    const timer = setTimeout(() => setPassed(time), time - Date.now());
    return () => clearTimeout(timer);
  }, [time]);
  return time > passed;
}
