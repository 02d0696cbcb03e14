import type { ChatView } from '../local/contract.ts';
import { usePhone } from './context.ts';
import { Mischief } from './mischief.tsx';
import type { useTheme } from './theme.ts';

interface Props {
  readonly openId: number | undefined;
  readonly theme: ReturnType<typeof useTheme>;
  readonly onOpen: (id: number) => void;
  readonly onBe: (key: string) => void;
}

/** Who one is, the chats, and the switches of this Telegram. */
export function Sidebar({ openId, theme, onOpen, onBe }: Props) {
  const { view, words } = usePhone();
  const { me } = view;
  return (
    <div className="sidebar" role={openId === undefined ? 'main' : 'complementary'}>
      <div className="me">
        <span className="face" aria-hidden="true">
          {me.name.slice(0, 1)}
        </span>
        <h1>{me.name}</h1>
        <p className="stars">
          <span aria-hidden="true">★ </span>
          {words.stars(me.stars)}
        </p>
      </div>
      <nav aria-label={words.chats}>
        <ul>
          {view.chats.map((chat) => (
            <li key={chat.id}>
              <button
                type="button"
                className="entry"
                aria-current={chat.id === openId ? 'true' : undefined}
                onClick={() => onOpen(chat.id)}
              >
                <span className="face" data-kind={chat.kind} aria-hidden="true">
                  {chat.title.slice(0, 1)}
                </span>
                <span className="entry-title">{chat.title}</span>
                <small>{lastWords(chat) ?? (chat.kind === 'group' ? words.group : words.bot)}</small>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <Switches theme={theme} onBe={onBe} />
    </div>
  );
}

function Switches({ theme, onBe }: Pick<Props, 'theme' | 'onBe'>) {
  const { view, words, actions } = usePhone();
  const { me } = view;
  return (
    <section className="switches">
      <label>
        <input type="checkbox" checked={theme.isDark} onChange={() => theme.setDark(!theme.isDark)} />
        {words.theme}
      </label>
      <button type="button" className="quiet" onClick={() => void actions.block(!me.hasBlockedBot)}>
        {me.hasBlockedBot ? words.unblock : words.block}
      </button>
      <Mischief />
      <h2>{words.people}</h2>
      <ul className="others">
        {view.people
          .filter(({ key }) => key !== me.key)
          .map(({ key, name }) => (
            <li key={key}>
              <button type="button" className="quiet" onClick={() => onBe(key)}>
                {name}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}

function lastWords({ messages }: ChatView): string | undefined {
  const last = messages.at(-1);
  return last?.text ?? last?.caption ?? last?.invoice?.title;
}
