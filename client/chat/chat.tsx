import { type SyntheticEvent, useState } from 'react';
import type { ChatLineView } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { useRoom, useRoomApi } from '../stage/room-context.tsx';
import { Button } from '../ui/button.tsx';

const noLines: readonly ChatLineView[] = [];

/** The chat of the room: what was said, and a line to say something. */
export function Chat() {
  const say = useText();
  const lines = useRoom((state) => state.room?.view.lines) ?? noLines;
  return (
    <section aria-label={say('chat-title')} data-testid="chat">
      <ol>
        {lines.map(({ id, name, text }) => (
          <li key={id} data-testid="chat-line" data-line={id}>
            <strong>{name}</strong> <span>{text}</span>
          </li>
        ))}
      </ol>
      <Composer />
    </section>
  );
}

function Composer() {
  const say = useText();
  const api = useRoomApi();
  const [text, setText] = useState('');
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    void api.command({ type: 'chat.say', text }).then((said) => {
      if (said) setText('');
    });
  };
  return (
    <form onSubmit={send}>
      <input aria-label={say('chat-write')} value={text} onChange={({ target }) => setText(target.value)} />
      <Button type="submit" testId="chat-send">
        {say('chat-send')}
      </Button>
    </form>
  );
}
