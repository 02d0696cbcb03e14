import type { InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup } from 'grammy/types';
import { useState } from 'react';
import { type Phone, usePhone } from './context.ts';

interface Props {
  readonly message: Message;
  readonly markup: InlineKeyboardMarkup;
}

/** The buttons under a message. */
export function InlineKeyboard({ message, markup }: Props) {
  const phone = usePhone();
  const [busy, setBusy] = useState<string>();
  const press = (button: InlineKeyboardButton, place: string): void => {
    setBusy(place);
    act(phone, message, button)
      .catch((error: unknown) => phone.alert(String(error)))
      .finally(() => setBusy(undefined));
  };
  return (
    <div className="inline-keyboard">
      {markup.inline_keyboard.map((row, y) => (
        <div key={y}>
          {row.map((button, x) => (
            <button
              key={x}
              type="button"
              aria-busy={busy === `${y} ${x}`}
              onClick={() => press(button, `${y} ${x}`)}
            >
              {button.text}
              {'url' in button && <span aria-hidden="true"> ↗</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

async function act(phone: Phone, message: Message, button: InlineKeyboardButton): Promise<void> {
  const { actions, words } = phone;
  const chatId = message.chat.id;
  if ('callback_data' in button) {
    const answer = await actions.press(chatId, message.message_id, button.callback_data);
    if (answer.timedOut) phone.toast(words.noAnswer);
    else if (answer.text !== undefined) (answer.showAlert ? phone.alert : phone.toast)(answer.text);
    if (answer.url !== undefined) phone.openLink(answer.url);
  } else if ('url' in button) phone.openLink(button.url);
  else if ('web_app' in button) {
    phone.openApp({ url: button.web_app.url, title: button.text, withInitData: true });
  } else if ('pay' in button) void phone.pay({ chatId, messageId: message.message_id });
  else if ('copy_text' in button) {
    await navigator.clipboard.writeText(button.copy_text.text);
    phone.toast(words.copied);
  }
}

interface ReplyProps {
  readonly markup: ReplyKeyboardMarkup;
  readonly onSay: (text: string) => void;
}

/** Buttons in place of letters: each says its words, or opens an app that learns nothing of the person. */
export function ReplyKeyboard({ markup, onSay }: ReplyProps) {
  const { words, openApp } = usePhone();
  return (
    <div className="reply-keyboard" role="group" aria-label={words.keyboard}>
      {markup.keyboard.map((row, y) => (
        <div key={y}>
          {row.map((button, x) => {
            const text = typeof button === 'string' ? button : button.text;
            const app = typeof button !== 'string' && 'web_app' in button ? button.web_app.url : undefined;
            const press = (): void =>
              app === undefined ? onSay(text) : openApp({ url: app, title: text, withInitData: false });
            return (
              <button key={x} type="button" onClick={press}>
                {text}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
